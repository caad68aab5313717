import Account
import Conversation
import Identity
import Policy
import Settings
import Systemd
import Wire

extension AuditTrail {
    /// What the decision of a login came from, so that other rules can be tried on it later.
    func circumstances(of conversation: LoginConversation) -> [(JournalField, String?)] {
        let request = conversation.request
        let standpoint: [(JournalField, String?)] = [(.standpoint, request.standpoint.word)]
        guard let decision = conversation.decision, request.standpoint != .beforeFirstFactor else {
            return standpoint
        }
        let login = conversation.decided
        return standpoint + [
            (.decision, decision.outcome.word),
            (.require, decision.isDemanded ? decision.require.rawValue : nil),
            (.standing, login.standing.words), (.contacts, login.proofs.words),
            (.pass, login.hasPass ? "1" : nil), (.risk, decision.assessment.level.rawValue),
            (.signals, decision.assessment.words), (.terminal, login.terminal),
            (.target, login.target.word), (.key, request.visitor.key?.fingerprint.description),
            (.device, login.device?.words), (.proofAge, login.sessionProofAge.map { String($0) }),
        ]
    }

    /// A device that is not asked so soon again; the one that made way for it, if there is one.
    func deviceRemembered(
        _ uid: UserID, _ name: AccountName, _ key: SSHKey, evicting evicted: RememberedDevice?
    ) {
        deviceChanged(uid, name, "device-remembered", key.fingerprint.description, by: uid)
        guard let evicted else { return }
        deviceChanged(uid, name, "device-forgotten", evicted.key.fingerprint.description, by: uid)
    }

    /// By nobody: much was odd at a login.
    func devicesForgotten(_ uid: UserID, _ name: AccountName, _ count: Int, by actor: UserID?) {
        deviceChanged(uid, name, "devices-forgotten", String(count), by: actor)
    }

    private func deviceChanged(
        _ uid: UserID, _ name: AccountName, _ change: String, _ detail: String, by actor: UserID?
    ) {
        record(
            .accountChanged, JournalText.deviceChanged(uid, name, change, detail),
            [
                (.user, name.description), (.uid, uid.description), (.change, change), (.detail, detail),
                (.actorUID, actor?.description),
            ])
    }
}

extension LoginRequest.Standpoint {
    fileprivate var word: String {
        switch self {
        case .afterFirstFactor: "after-first-factor"
        case .beforeFirstFactor: "before-first-factor"
        case .ownAccount: "own-account"
        }
    }
}

extension Outcome {
    fileprivate var word: String {
        switch self {
        case .ask, .askPass, .askProof, .askVoucher: "asked"
        case .enrol: "enrolled"
        case .offer: "offered"
        case .announce: "announced"
        case .notAsked: "not-asked"
        case .refuse: "refused"
        }
    }
}

extension Standing {
    fileprivate var words: String {
        switch self {
        case .notEnrolled: "none"
        case .enrolled(let methods): methods.map(\.rawValue).joined(separator: ",")
        }
    }
}

extension Set<OutOfBandChannel> {
    fileprivate var words: String? { isEmpty ? nil : map(\.word).sorted().joined(separator: ",") }
}

extension RiskAssessment {
    fileprivate var words: String? {
        signals.isEmpty ? nil : signals.map(\.signal.rawValue).joined(separator: ",")
    }
}

extension Target {
    fileprivate var word: String? {
        switch self {
        case .subject: nil
        case .account(let name): name.description
        case .usual: "usual"
        case .unknown: "unknown"
        }
    }
}

extension DeviceStanding {
    fileprivate var words: String { "\(idleSeconds),\(proofAgeSeconds),\(isBoundToNetwork ? 1 : 0)" }
}
