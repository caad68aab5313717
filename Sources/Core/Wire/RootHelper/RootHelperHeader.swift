/// The 8 bytes before the body: `SR`, the version, the kind, and the length of the body (4 bytes, big-endian).
enum RootHelperHeader {
    static let length = 8
    private static let magic: [UInt8] = [0x53, 0x52]
    private static let version: UInt8 = 1

    /// The body of the one frame that `bytes` are: each side says one thing on a connection.
    ///
    /// - Returns: nil while more bytes must come.
    /// - Throws: as soon as what is there can never become that frame.
    static func body(
        of kind: RootHelperFrameKind, in bytes: ArraySlice<UInt8>
    ) throws(WireError) -> ArraySlice<UInt8>? {
        let header = bytes.prefix(length)
        guard header.prefix(2).elementsEqual(magic.prefix(header.count)) else { throw .magic }
        let rest = header.dropFirst(2)
        if let sent = rest.first, sent != version { throw .version(sent) }
        if let sent = rest.dropFirst().first, sent != kind.rawValue { throw .kind(sent) }
        guard header.count == length else { return nil }
        let announced = header.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard announced <= kind.longestBody else { throw .tooLong(announced) }
        let body = bytes.dropFirst(length)
        guard body.count <= Int(announced) else { throw .body }
        return body.count == Int(announced) ? body : nil
    }

    /// A whole frame.
    ///
    /// - Precondition: the body is within the bound of its kind.
    static func frame(_ kind: RootHelperFrameKind, _ body: [UInt8]) -> [UInt8] {
        start(kind, bodyLength: body.count) + body
    }

    /// The header of a frame, with room for the body behind it.
    ///
    /// - Precondition: the body is within the bound of its kind.
    static func start(_ kind: RootHelperFrameKind, bodyLength: Int) -> [UInt8] {
        precondition(bodyLength <= Int(kind.longestBody))
        var frame: [UInt8] = []
        frame.reserveCapacity(length + bodyLength)
        frame += magic + [version, kind.rawValue] + FrameHeader.bigEndian(UInt32(bodyLength))
        return frame
    }
}
