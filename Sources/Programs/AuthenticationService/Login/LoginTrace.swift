import Account
import Conversation
import Identity
import LiveSessions
import Policy
import Wire

/// What the auth phase of a login found, for the session that the login opens.
struct LoginTrace {
    let factor: SessionFactor
    let key: KeyFingerprint?
}

/// Traces under the tokens that later phases come back with; a restart forgets them.
struct LoginTraces {
    /// The oldest makes way.
    private static let most = 1_024

    private var traces: [Token: LoginTrace] = [:]
    private var order: [Token] = []

    mutating func leave(_ trace: LoginTrace, under token: Token) {
        if traces.updateValue(trace, forKey: token) == nil { order.append(token) }
        guard order.count > Self.most else { return }
        let oldest = order.prefix(Self.most / 2)
        for token in oldest { traces[token] = nil }
        order.removeFirst(oldest.count)
    }

    /// The trace goes on to the next phase.
    mutating func pass(from token: Token?, to next: Token) {
        guard let token, let trace = traces.removeValue(forKey: token) else { return }
        leave(trace, under: next)
    }

    mutating func take(_ token: Token?) -> LoginTrace? {
        token.flatMap { traces.removeValue(forKey: $0) }
    }
}

extension ConversationCause {
    /// By what this ending lets somebody in.
    var sessionFactor: SessionFactor {
        switch self {
        case .accepted(let acceptance): SessionFactor(acceptance.means)
        case .enrolled: .totp
        case .notAsked(.remembered): .rememberedDevice
        case .notAsked(.lowRisk): .lowRisk
        case .notAsked, .announced: .notAsked
        default: .unknown
        }
    }
}

extension SessionFactor {
    fileprivate init(_ means: Means) {
        self =
            switch means {
            case .totp: .totp
            case .hotp: .hotp
            case .recoveryCode: .recoveryCode
            case .pass: .pass
            case .email: .email
            case .sms: .sms
            }
    }
}
