import Account
import Conversation
import Identity
import Systemd
import Wire

extension AuditTrail {
    /// One record for each conversation in which somebody wanted to change their own second factor, or to prove it.
    func selfService(
        _ request: SelfServiceRequest, _ subject: LoginRequest.Subject, _ peer: Peer,
        _ ending: ConversationEnding
    ) {
        let isGranted = ending.verdict == .granted
        guard let left = leftOut(before: ending, of: peer.uid) else { return }
        let reason = JournalText.reason(ending.cause)
        let user = subject.name?.description
        record(
            isGranted ? .selfServiceGranted : .selfServiceRefused,
            JournalText.selfService(user, request.action.word, ending.verdict, reason)
                + JournalText.leftOut(left),
            [
                (.user, user), (.uid, (subject.uid ?? peer.uid).description), (.change, request.action.word),
                (.actorUID, subject.uid == peer.uid ? nil : peer.uid.description),
                (.confirmedFor, request.action.purpose),
                (.verdict, JournalText.verdict(ending.verdict)), (.reason, reason),
                (.method, acceptance(ending)?.means.word), (.factor, acceptance(ending)?.factor?.description),
                (.conversation, request.conversation.bytes.hexadecimal), (.pid, String(peer.pid)),
            ])
    }
}

extension SelfServiceRequest.Action {
    fileprivate var purpose: String? {
        if case .confirm(let purpose, freshSeconds: _, user: _) = self { purpose } else { nil }
    }

    fileprivate var word: String {
        switch self {
        case .enable: "enable"
        case .disable: "disable"
        case .renewRecoveryCodes: "recovery-codes"
        case .renameFactor: "rename-factor"
        case .removeFactor: "remove-factor"
        case .verify: "verify"
        case .confirm: "confirm"
        case .adopt: "import"
        }
    }
}
