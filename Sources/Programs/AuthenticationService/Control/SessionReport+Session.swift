import Identity
import LiveSessions
import Policy
import Wire

extension SessionReport {
    init(_ session: LiveSession, under limits: SessionLimits, at now: Moment) {
        let end = session.end(under: limits)
        self.init(
            id: Int(session.id.rawValue), user: session.user, uid: session.uid,
            service: session.service.description, from: session.host, key: session.key?.description,
            factor: session.factor.word, terminal: session.terminal,
            opened: Timestamp(seconds: session.openedAt),
            lastInput: session.hasInput ? now.time(of: session.input.moment) : nil,
            proven: session.proven.map(now.time(of:)), ends: end.map { now.time(of: $0.moment) },
            endsFor: end?.reason.rawValue)
    }
}

extension LiveSession {
    /// Whether anything was seen of its input.
    fileprivate var hasInput: Bool { input.stamp != nil || input.moment != opened }
}

extension Moment {
    /// What the wall clock shows, or would show, at a moment of the boot clock.
    fileprivate func time(of moment: Int64) -> Timestamp {
        Timestamp(seconds: (wall + (moment - boot)) / 1_000)
    }
}

extension SessionFactor {
    fileprivate var word: String {
        switch self {
        case .totp: "totp"
        case .hotp: "hotp"
        case .email: "email"
        case .sms: "sms"
        case .recoveryCode: "recovery-code"
        case .pass: "pass"
        case .rememberedDevice: "remembered-device"
        case .lowRisk: "low-risk"
        case .notAsked: "not-asked"
        case .unknown: "unknown"
        }
    }
}
