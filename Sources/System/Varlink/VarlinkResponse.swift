import Wire

/// One reply as it came: an error, or parameters that depend on the method.
struct VarlinkResponse {
    private let message: [UInt8]
    private let head: Head

    /// - Throws: ``VarlinkError/malformed``.
    init(_ message: [UInt8]) throws(VarlinkError) {
        guard let head = try? VarlinkMessage.decode(Head.self, from: message) else { throw .malformed }
        self.head = head
        self.message = message
    }

    /// The reply to a call that was carried out, and whether another follows.
    ///
    /// - Throws: ``VarlinkError/refused(_:)``, or ``VarlinkError/malformed``.
    func decoded<Reply: Decodable>(_ type: Reply.Type) throws(VarlinkError) -> (reply: Reply, continues: Bool)
    {
        if let name = head.error {
            let parameters = try? VarlinkMessage.parameters(ControlErrorParameters.self, in: message)
            throw .refused(
                ControlError(qualifiedName: name, parameters: parameters ?? ControlErrorParameters()))
        }
        guard let reply = try? VarlinkMessage.parameters(type, in: message) else { throw .malformed }
        return (reply, head.continues ?? false)
    }

    private struct Head: Decodable {
        let error: String?
        let continues: Bool?
    }
}
