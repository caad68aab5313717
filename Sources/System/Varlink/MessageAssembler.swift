/// Cuts a stream of bytes into messages, in whatever pieces it comes.
///
/// It never holds more than ``VarlinkMessage/longest`` bytes of one unfinished message: the bound is
/// judged before the bytes are kept.
package struct MessageAssembler: Sendable {
    private var unfinished: [UInt8] = []

    package init() {}

    /// Whether a message has begun and not ended.
    package var isInMessage: Bool { !unfinished.isEmpty }

    /// Takes the next bytes of the stream and returns the messages that they complete, without their NUL.
    ///
    /// - Throws: ``VarlinkError/tooLong``; the stream cannot be read on.
    package mutating func take(_ bytes: some Collection<UInt8>) throws(VarlinkError) -> [[UInt8]] {
        var messages: [[UInt8]] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 0) {
            try keep(rest[..<end])
            messages.append(unfinished)
            unfinished = []
            rest = rest[rest.index(after: end)...]
        }
        try keep(rest)
        return messages
    }

    private mutating func keep(_ bytes: some Collection<UInt8>) throws(VarlinkError) {
        guard unfinished.count + bytes.count <= VarlinkMessage.longest else { throw .tooLong }
        unfinished += bytes
    }
}
