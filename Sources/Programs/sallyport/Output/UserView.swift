import Identity
import Platform
import Wire

/// One account, as people read it.
struct UserView {
    private let reply: ShowUserReply
    private let now: Timestamp
    private let style: Style
    private var user: UserReport { reply.user }

    init(_ reply: ShowUserReply, at now: Timestamp = .now, _ style: Style) {
        self.reply = reply
        self.now = now
        self.style = style
    }

    var lines: [String] {
        let factors = user.factors.isEmpty ? [] : FactorTable(user.factors, style).lines
        let devices = DeviceTable(user.devices, style).lines
        let policy = (reply.policy ?? []).isEmpty ? [] : PolicyTable(reply.policy ?? [], style).lines
        let contacts = ContactTable(user.contacts, style).lines
        let deliveries = DeliveryTable(user.deliveries, style).lines
        return [heading] + (details + factors + devices + contacts + deliveries + policy).map { "  " + $0 }
    }

    private var heading: String {
        let state =
            Self.isGood(user.state)
            ? style.good(Sentences.state(user.state)) : style.bad(Sentences.state(user.state))
        return "\(style.strong(user.user.description)) (uid \(user.uid)): \(state)"
    }

    private var details: [String] {
        var details: [String] = []
        if let offboarded = user.offboarded {
            details.append(Sentences.offboarded(offboarded, user.lock))
        } else if let lock = user.lock {
            details.append(Sentences.lock(lock))
        }
        if let damage = user.damage { details.append(Sentences.damage(damage, user.state)) }
        if user.failures > 0 { details.append(Sentences.failures(user.failures, of: user.mostFailures)) }
        if let pass = user.pass { details.append(Sentences.pass(pass)) }
        if !user.factors.isEmpty { details.append(Sentences.recoveryCodes(left: user.recoveryCodes)) }
        if ![.notEnrolled, .mismatched].contains(user.state) {
            details.append(Sentences.lastProof(user.lastProof))
        }
        if let login = user.lastLogin { details.append(Sentences.lastLogin(login)) }
        details += Sentences.dormancy(of: user, at: now)
        if let missing = user.missingSince { details.append(Sentences.missing(missing)) }
        return details
    }

    static func isGood(_ state: UserReport.State) -> Bool { state == .enrolled }
}
