import Account
import Conversation
import Identity
import Platform
import Policy
import Settings
import Systemd
import Wire

extension AuditTrail {
    /// One record for each conversation that ended, whatever its end.
    func login(
        _ request: LoginRequest, _ ending: ConversationEnding, _ conversation: LoginConversation,
        since began: Moment
    ) {
        guard request.phase != .closeSession, let left = leftOut(before: ending, request) else { return }
        let reason = JournalText.reason(ending.cause)
        let user = request.subject.name?.description
        record(
            event(ending.verdict),
            JournalText.login(request, ending.verdict, reason) + JournalText.leftOut(left),
            [
                (.user, user), (.uid, request.subject.uid?.description),
                (.service, request.service.description),
                (.phase, JournalText.phase(request.phase)), (.remoteHost, request.remoteHost),
                (.verdict, JournalText.verdict(ending.verdict)), (.reason, reason),
                (.rule, conversation.decision?.rule?.name),
                (.method, acceptance(ending)?.means.word), (.factor, acceptance(ending)?.factor?.description),
                (.conversation, request.conversation.bytes.hexadecimal), (.pid, String(request.process.pid)),
                (.durationMicroseconds, String((Moment.now().boot - began.boot) * 1_000)),
            ] + circumstances(of: conversation))
    }

    /// How many records before this one were left out; nil: this one is too.
    ///
    /// A process that is refused for its own account, again and again, is told of now and then; but never left out is what
    /// was counted, since that tells of somebody guessing.
    func leftOut(before ending: ConversationEnding, of uid: UserID) -> Int? {
        if ending.verdict == .granted || ending.cause.isCounted { return 0 }
        return ownMeter.admit(uid, at: .now())
    }

    private func leftOut(before ending: ConversationEnding, _ request: LoginRequest) -> Int? {
        guard request.standpoint == .ownAccount, let uid = request.subject.uid else { return 0 }
        return leftOut(before: ending, of: uid)
    }

    private func event(_ verdict: Verdict) -> AuditEvent {
        switch verdict {
        case .granted: .loginGranted
        case .notAsked: .loginNotAsked
        case .refused, .unavailable: .loginRefused
        }
    }

    func acceptance(_ ending: ConversationEnding) -> Acceptance? {
        if case .accepted(let acceptance) = ending.cause { acceptance } else { nil }
    }
}

extension ConversationCause {
    fileprivate var isCounted: Bool {
        switch self {
        case .refused(let refusal): refusal.isCounted
        case .wrongPassword: true
        default: false
        }
    }
}

extension Means {
    /// As the settings write it.
    var word: String {
        switch self {
        case .totp: "totp"
        case .hotp: "hotp"
        case .recoveryCode: "recovery-code"
        case .pass: "pass"
        case .email: "email"
        case .sms: "sms"
        }
    }
}

extension [UInt8] {
    /// Two digits a byte, lower case.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
