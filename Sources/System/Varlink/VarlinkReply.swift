package import Wire

/// The messages that answer a call.
package enum VarlinkReply {
    /// - Throws: ``VarlinkError/tooLong`` for a reply that must be sent in parts.
    package static func message(_ reply: ControlReply) throws(VarlinkError) -> [UInt8] {
        try VarlinkMessage.encode(Success(parameters: reply, continues: reply.continues ? true : nil))
    }

    package static func message(_ error: ControlError) throws(VarlinkError) -> [UInt8] {
        try VarlinkMessage.encode(Failure(error: error.qualifiedName, parameters: error.parameters))
    }

    static func message(of parameters: some Encodable) throws(VarlinkError) -> [UInt8] {
        try VarlinkMessage.encode(Success(parameters: parameters, continues: nil))
    }
}

private struct Success<Parameters: Encodable>: Encodable {
    let parameters: Parameters
    let continues: Bool?
}

private struct Failure: Encodable {
    let error: String
    let parameters: ControlErrorParameters
}
