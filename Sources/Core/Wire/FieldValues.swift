import Identity

/// The fields of one body as they came, each within its bounds and none twice.
struct FieldValues<Field: WireField> {
    /// By tag; the tag 0 has no field.
    private var values = [ArraySlice<UInt8>?](repeating: nil, count: Field.allCases.count + 1)

    init(_ body: [UInt8]) throws(WireError) {
        var rest = body[...]
        var last: UInt8 = 0
        while let tag = rest.first {
            guard tag > last, let field = Field(rawValue: tag), rest.count >= 3
            else { throw .field(tag) }
            let length = Int(rest[rest.startIndex + 1]) << 8 | Int(rest[rest.startIndex + 2])
            rest = rest.dropFirst(3)
            guard field.lengths.contains(length), rest.count >= length else { throw .field(tag) }
            values[Int(tag)] = rest.prefix(length)
            rest = rest.dropFirst(length)
            last = tag
        }
    }

    func has(_ field: Field) -> Bool { values[Int(field.rawValue)] != nil }

    func bytes(_ field: Field) throws(WireError) -> ArraySlice<UInt8> {
        guard let value = values[Int(field.rawValue)] else { throw .missingField(field.rawValue) }
        return value
    }

    func bytesIfSent(_ field: Field) -> [UInt8]? { values[Int(field.rawValue)].map(Array.init) }

    /// - Precondition: the field is as long as the integer.
    func integer<Integer: FixedWidthInteger & UnsignedInteger>(
        _ field: Field, _ type: Integer.Type = Integer.self
    ) throws(WireError) -> Integer {
        Self.integer(try bytes(field))
    }

    /// Every pid is positive: a negative one names a process group to the kernel.
    func processes(_ field: Field) throws(WireError) -> [ProcessIdentity] {
        let bytes = try bytes(field)
        guard bytes.count % 12 == 0 else { throw .field(field.rawValue) }
        var processes: [ProcessIdentity] = []
        for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: 12) {
            let number: UInt32 = Self.integer(bytes[start..<start + 4])
            guard let pid = Int32(exactly: number), pid > 0 else { throw .field(field.rawValue) }
            processes.append(
                ProcessIdentity(pid: pid, startTime: Self.integer(bytes[start + 4..<start + 12])))
        }
        return processes
    }

    func groups(_ field: Field) throws(WireError) -> [GroupID] {
        let bytes = try bytes(field)
        guard bytes.count % 4 == 0 else { throw .field(field.rawValue) }
        return stride(from: bytes.startIndex, to: bytes.endIndex, by: 4).map { start in
            GroupID(rawValue: Self.integer(bytes[start..<start + 4]))
        }
    }

    /// The conversation that the body is about.
    func conversation(_ field: Field) throws(WireError) -> ConversationID {
        guard let conversation = ConversationID(bytes: Array(try bytes(field))) else {
            throw .field(field.rawValue)
        }
        return conversation
    }

    private static func integer<Integer: FixedWidthInteger & UnsignedInteger>(
        _ bytes: ArraySlice<UInt8>
    ) -> Integer {
        bytes.reduce(0) { (Integer.bitWidth == 8 ? 0 : $0 << 8) | Integer($1) }
    }
}
