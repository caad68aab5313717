import Identity
import Policy

/// Where somebody logs in.
enum Place: CaseIterable {
    case sshd, sudo, afar, console

    func login(
        as standing: Standing, locked: Bool = false, invokedByRoot: Bool = false, pass: Bool = false,
        proofs: Set<OutOfBandChannel> = [], dormant: Bool = false
    ) -> LoginFacts {
        let (service, name, uid): (String, String, UInt32) =
            switch self {
            case .sshd: ("sshd", "alice", 1000)
            case .sudo: ("sudo", "alice", 1000)
            case .afar: ("sshd", "toor", 0)
            case .console: ("login", "root", 0)
            }
        return PolicyTests.login(
            service, name: name, uid: uid, as: standing, locked: locked, invokedByRoot: invokedByRoot,
            remote: self == .sshd || self == .afar, pass: pass, proofs: proofs,
            dormant: dormant)
    }
}
