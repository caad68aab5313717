/// One call as it came: its method, how it wants its answer, and the message with its parameters.
package struct VarlinkCall: Hashable, Sendable {
    /// Interface and method, such as `io.sallyport.Control.ShowUser`.
    package let method: String
    /// Nothing is to be answered, not even an error.
    package let isOneway: Bool
    /// Several replies are welcome.
    package let wantsMore: Bool
    /// The caller wants to speak another protocol from here on, which nothing here does.
    package let wantsUpgrade: Bool
    /// The whole message; what is in `parameters` depends on the method.
    package let message: [UInt8]

    /// Reads a message without its NUL.
    ///
    /// - Throws: ``VarlinkError/malformed``.
    package init(_ message: [UInt8]) throws(VarlinkError) {
        guard let head = try? VarlinkMessage.decode(Head.self, from: message) else { throw .malformed }
        method = head.method
        isOneway = head.oneway ?? false
        wantsMore = head.more ?? false
        wantsUpgrade = head.upgrade ?? false
        self.message = message
    }

    /// The part before the last dot, or nothing where there is none.
    package var interface: String {
        method.lastIndex(of: ".").map { String(method[..<$0]) } ?? ""
    }

    /// The part after the last dot.
    package var name: String {
        method.lastIndex(of: ".").map { String(method[method.index(after: $0)...]) } ?? method
    }
}

extension VarlinkCall {
    private struct Head: Decodable {
        let method: String
        let oneway: Bool?
        let more: Bool?
        let upgrade: Bool?
    }
}
