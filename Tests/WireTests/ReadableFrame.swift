import Wire

/// What the tests ask of the frames of either side.
protocol ReadableFrame: Hashable, Sendable {
    static func first(in bytes: [UInt8]) throws(WireError) -> (frame: Self, length: Int)?
    var bytes: [UInt8] { get }
}

extension ClientFrame: ReadableFrame {
    static func first(in bytes: [UInt8]) throws(WireError) -> (frame: Self, length: Int)? {
        try FrameReader.clientFrame(in: bytes)
    }
}

extension ServerFrame: ReadableFrame {
    static func first(in bytes: [UInt8]) throws(WireError) -> (frame: Self, length: Int)? {
        try FrameReader.serverFrame(in: bytes)
    }
}
