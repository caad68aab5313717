/// Cuts bytes that come in pieces into lines; each byte is looked at once, and a line that is too long is passed over.
struct LineSplitter {
    /// In bytes: no record is longer by far.
    static let longest = 1_048_576

    /// What has come of the line that is not complete yet.
    private var line: [UInt8] = []
    private var isTooLong = false

    /// Hands over each line that this piece completes, without its end.
    mutating func take(_ piece: [UInt8], _ body: ([UInt8]) throws -> Void) rethrows {
        var rest = piece[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            add(rest[..<end])
            try finish(body)
            rest = rest[(end + 1)...]
        }
        add(rest)
    }

    /// Hands over the last line, where no end stands behind it.
    mutating func finish(_ body: ([UInt8]) throws -> Void) rethrows {
        defer {
            line.removeAll(keepingCapacity: true)
            isTooLong = false
        }
        if !line.isEmpty, !isTooLong { try body(line) }
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) {
        isTooLong = isTooLong || line.count + bytes.count > Self.longest
        if !isTooLong { line += bytes }
    }
}
