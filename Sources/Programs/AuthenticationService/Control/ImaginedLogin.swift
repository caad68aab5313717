import Account
import Conversation
import Identity
import Policy
import Wire

/// A login that nobody makes, to be explained.
struct ImaginedLogin {
    let service: ServiceName
    /// Nil: not over a network, or from an address that is not known.
    let address: InternetAddress?
    let visitor: Visitor
    let target: Target
    /// Seconds since 1970-01-01 00:00 UTC; nil: now.
    let at: Int64?

    var terminal: String? { visitor.terminal }
    var isRemote: Bool { address != nil || service.family == "sshd" }

    /// One of which nothing is known but the service.
    init(_ service: ServiceName) {
        self.service = service
        address = nil
        visitor = Visitor(network: nil, terminal: service.usualTerminal)
        target = service.usualTarget
        at = nil
    }

    /// - Throws: ``ControlError/invalidParameter(_:)``.
    init(_ call: ExplainPolicyParameters) throws(ControlError) {
        guard let service = try? ServiceName(call.service) else { throw .invalidParameter("service") }
        let address = call.from.flatMap { try? InternetAddress($0) }
        guard address != nil || call.from == nil else { throw .invalidParameter("from") }
        let fingerprint = call.key.flatMap { KeyFingerprint($0) }
        guard fingerprint != nil || call.key == nil else { throw .invalidParameter("key") }
        let name = call.target.flatMap { try? AccountName($0) }
        guard name != nil || call.target == nil else { throw .invalidParameter("target") }
        guard call.terminal.map(Self.isTerminal) ?? true else { throw .invalidParameter("terminal") }
        self.service = service
        self.address = address
        at = call.at?.seconds
        target = name.map { .account($0) } ?? service.usualTarget
        visitor = Visitor(
            network: address.map { .network(Network(neighbourhoodOf: $0)) },
            keySource: fingerprint.map { .key(Array($0.bytes.prefix(FailureSource.keyLength))) },
            key: fingerprint.map { SSHKey(kind: "?", fingerprint: $0) },
            terminal: call.terminal.map { $0 == "none" ? nil : $0 } ?? service.usualTerminal,
            hasTerminal: service.family == "sshd" ? nil : call.terminal.map { $0 != "none" })
    }

    private static func isTerminal(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && text.isGraphicASCII
    }
}

extension ServiceName {
    /// What sshd tells its modules; elsewhere it depends on whoever calls.
    fileprivate var usualTerminal: String? { family == "sshd" ? "ssh" : nil }

    /// As whom people act where they say nothing.
    fileprivate var usualTarget: Target {
        switch family {
        case "sudo": .usual
        case "su": (try? AccountName("root")).map { .account($0) } ?? .usual
        default: .subject
        }
    }
}
