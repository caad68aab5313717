/// Cuts frames off the bytes of one side.
package enum FrameReader {
    /// The first whole frame of a client, and how many bytes it took.
    ///
    /// - Returns: nil while more bytes must come.
    /// - Throws: as soon as what is there can never become a frame.
    package static func clientFrame(
        in bytes: some Collection<UInt8>
    ) throws(WireError) -> (frame: ClientFrame, length: Int)? {
        guard let (kind, body) = try cut(bytes, from: .client) else { return nil }
        return (try ClientFrame(kind, body: body), FrameHeader.length + body.count)
    }

    /// The first whole frame of the daemon, and how many bytes it took.
    package static func serverFrame(
        in bytes: some Collection<UInt8>
    ) throws(WireError) -> (frame: ServerFrame, length: Int)? {
        guard let (kind, body) = try cut(bytes, from: .daemon) else { return nil }
        return (try ServerFrame(kind, body: body), FrameHeader.length + body.count)
    }

    private static func cut(
        _ bytes: some Collection<UInt8>, from sender: FrameKind.Sender
    ) throws(WireError) -> (FrameKind, [UInt8])? {
        guard bytes.count >= FrameHeader.length else { return nil }
        let header = try FrameHeader(bytes, from: sender)
        guard bytes.count - FrameHeader.length >= header.bodyLength else { return nil }
        return (header.kind, Array(bytes.dropFirst(FrameHeader.length).prefix(header.bodyLength)))
    }
}
