package import Wire

/// The part of the server that answers about itself (`org.varlink.service`), and reads all other calls.
///
/// It has no socket and knows no peer: who may call what is judged by whoever carries out the
/// ``ControlCall``.
package struct VarlinkService: Sendable {
    private let product: VarlinkProduct

    package init(product: VarlinkProduct) {
        self.product = product
    }

    /// What to do with a call.
    package enum Answer: Sendable {
        /// To be judged, carried out and answered with ``VarlinkReply``.
        case control(ControlCall)
        /// To be sent as it is, unless the call is oneway.
        case reply([UInt8])
    }

    /// Reads a call, or answers it if it is about the service or cannot be carried out by anybody.
    ///
    /// - Throws: ``VarlinkError``, after which the connection is closed.
    package func answer(_ call: VarlinkCall) throws(VarlinkError) -> Answer {
        do {
            return try read(call)
        } catch let error as ControlError {
            return .reply(try VarlinkReply.message(error))
        } catch {
            throw error as? VarlinkError ?? .malformed
        }
    }

    private func read(_ call: VarlinkCall) throws -> Answer {
        guard !call.wantsUpgrade else { throw ControlError.methodNotImplemented(call.method) }
        switch VarlinkInterface(rawValue: call.interface) {
        case .control: return .control(try ControlCall(call))
        case .service: return .reply(try describe(call))
        case nil: throw ControlError.interfaceNotFound(call.interface)
        }
    }

    private func describe(_ call: VarlinkCall) throws -> [UInt8] {
        switch call.name {
        case "GetInfo":
            _ = try call.parameters([String: String].self, fields: [])
            return try VarlinkReply.message(of: VarlinkInformation(product))
        case "GetInterfaceDescription":
            let asked = try call.parameters([String: String].self, fields: ["interface"])
            guard let name = asked["interface"] else { throw ControlError.invalidParameter("interface") }
            guard let interface = VarlinkInterface(rawValue: name) else {
                throw ControlError.interfaceNotFound(name)
            }
            return try VarlinkReply.message(of: ["description": interface.description])
        default: throw ControlError.methodNotFound(call.method)
        }
    }
}
