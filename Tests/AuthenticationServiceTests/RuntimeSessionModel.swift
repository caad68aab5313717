import Account
import Identity

@testable import AuthenticationService

/// What the runtime table should know of sessions: a plain list, looked through from end to end.
struct SessionModel {
    let most: Int
    private(set) var proofs: [SessionProof] = []

    init(most: Int) { self.most = most }

    func proof(of place: ProcessPlace, uid: UserID) -> SessionProof? {
        let name = place.name ?? leader(of: place)
        return proofs.first { $0.session == name && $0.uid == uid }
    }

    func newest(of uid: UserID) -> Int64? { proofs.filter { $0.uid == uid }.map(\.proven).max() }

    mutating func record(_ place: ProcessPlace, _ uid: UserID, _ proven: Int64, opens: Bool) -> Bool {
        guard let name = place.name ?? (opens ? .leader(place.process) : leader(of: place)) else {
            return false
        }
        let others = proofs.filter { $0.session == name }
        let opener = others.isEmpty ? (opens ? place.process : nil) : others[0].opener
        if let older = others.first(where: { $0.uid == uid }) {
            guard older.proven < proven else { return true }
            proofs.removeAll { $0 == older }
        } else if proofs.count == most, let oldest = proofs.min(by: { $0.proven < $1.proven }) {
            proofs.removeAll { $0 == oldest }
        }
        guard let proof = SessionProof(session: name, uid: uid, proven: proven, opener: opener) else {
            return false
        }
        proofs.append(proof)
        return true
    }

    mutating func end(_ place: ProcessPlace, isLogin: Bool) {
        proofs.removeAll {
            $0.session == place.name && $0.opener == nil && isLogin
                || $0.opener == place.process
                    && ($0.session == place.name || $0.session == .leader(place.process))
        }
    }

    mutating func forgetEarlier(_ place: ProcessPlace) {
        guard case .scope? = place.name else { return }
        proofs.removeAll { $0.session == place.name && $0.opener != place.process }
    }

    mutating func forget(_ uid: UserID) { proofs.removeAll { $0.uid == uid } }

    mutating func expire(at now: Moment) {
        proofs.removeAll { now.boot - $0.proven >= SessionProof.lifetime }
    }

    private func leader(of place: ProcessPlace) -> SessionName? {
        ([place.process] + place.ancestors).map { SessionName.leader($0) }
            .first { name in proofs.contains { $0.session == name } }
    }
}
