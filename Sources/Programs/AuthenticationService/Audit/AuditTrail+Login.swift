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
        _ request: LoginRequest, _ ending: ConversationEnding, _ decision: Decision?,
        since began: Moment
    ) {
        guard request.phase != .closeSession, isWorthTelling(request, ending) else { return }
        let reason = JournalText.reason(ending.cause)
        let user = request.subject.name?.description
        record(
            event(ending.verdict), JournalText.login(request, ending.verdict, reason),
            [
                (.user, user), (.uid, request.subject.uid?.description),
                (.service, request.service.description),
                (.phase, JournalText.phase(request.phase)), (.remoteHost, request.remoteHost),
                (.verdict, JournalText.verdict(ending.verdict)), (.reason, reason),
                (.rule, decision?.rule?.name),
                (.method, acceptance(ending)?.means.word), (.factor, acceptance(ending)?.factor?.description),
                (.conversation, request.conversation.bytes.hexadecimal), (.pid, String(request.process.pid)),
                (.durationMicroseconds, String((Moment.now().boot - began.boot) * 1_000)),
            ])
    }

    /// A process that is refused for its own account, again and again, is told of now and then.
    private func isWorthTelling(_ request: LoginRequest, _ ending: ConversationEnding) -> Bool {
        guard request.standpoint == .ownAccount, ending.verdict != .granted, let uid = request.subject.uid
        else {
            return true
        }
        return meter.admit(uid, at: .now()) != nil
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

extension Means {
    /// As the settings write it.
    var word: String {
        switch self {
        case .totp: "totp"
        case .hotp: "hotp"
        case .recoveryCode: "recovery-code"
        case .pass: "pass"
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
