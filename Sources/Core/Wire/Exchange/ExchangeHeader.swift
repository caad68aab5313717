/// The 8 bytes before the body of a frame between two processes of Sallyport: two letters that say which two, the version, the
/// kind, and the length of the body (4 bytes, big-endian).
enum ExchangeHeader<Kind: ExchangeFrameKind> {
    static var length: Int { 8 }
    private static var version: UInt8 { 1 }

    /// The body of the one frame that `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    /// - Throws: as soon as what is there can never become that frame, or more than that is there.
    static func body(of kind: Kind, in bytes: ArraySlice<UInt8>) throws(WireError) -> ArraySlice<UInt8>? {
        guard let frame = try takeBody(of: kind, from: bytes) else { return nil }
        guard frame.endIndex == bytes.endIndex else { throw .body }
        return frame
    }

    /// The body of the first frame of `bytes`, which ends where the next one begins.
    ///
    /// - Returns: nil while more bytes must come.
    /// - Throws: as soon as what is there can never become that frame.
    static func takeBody(
        of kind: Kind, from bytes: ArraySlice<UInt8>
    ) throws(WireError) -> ArraySlice<UInt8>? {
        let header = bytes.prefix(length)
        guard header.prefix(2).elementsEqual(Kind.magic.prefix(header.count)) else { throw .magic }
        let rest = header.dropFirst(2)
        if let sent = rest.first, sent != version { throw .version(sent) }
        if let sent = rest.dropFirst().first, sent != kind.rawValue { throw .kind(sent) }
        guard header.count == length else { return nil }
        let announced = header.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard announced <= kind.longestBody else { throw .tooLong(announced) }
        let body = bytes.dropFirst(length).prefix(Int(announced))
        return body.count == Int(announced) ? body : nil
    }

    /// A whole frame.
    ///
    /// - Precondition: the body is within the bound of its kind.
    static func frame(_ kind: Kind, _ body: [UInt8]) -> [UInt8] {
        start(kind, bodyLength: body.count) + body
    }

    /// The header of a frame, with room for the body behind it.
    ///
    /// - Precondition: the body is within the bound of its kind.
    static func start(_ kind: Kind, bodyLength: Int) -> [UInt8] {
        precondition(bodyLength <= Int(kind.longestBody))
        var frame: [UInt8] = []
        frame.reserveCapacity(length + bodyLength)
        frame += Kind.magic + [version, kind.rawValue] + FrameHeader.bigEndian(UInt32(bodyLength))
        return frame
    }
}
