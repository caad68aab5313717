package import Account
package import Identity

/// What a conversation may know of an account: no secret, and nothing that changes while it goes on.
package struct AccountView: Hashable, Sendable {
    package struct Factor: Hashable, Sendable {
        package let id: FactorID
        package let name: String
        package let means: Means
        package let digits: Int

        package init(id: FactorID, name: String, means: Means, digits: Int) {
            self.id = id
            self.name = name
            self.means = means
            self.digits = digits
        }
    }

    package let isLocked: Bool
    package let isDormant: Bool
    package let hasPass: Bool
    /// Where a code can be sent.
    package struct Contact: Hashable, Sendable {
        package let channel: OutOfBandChannel
        package let masked: String
        package let isVerified: Bool

        package init(channel: OutOfBandChannel, masked: String, isVerified: Bool) {
            self.channel = channel
            self.masked = masked
            self.isVerified = isVerified
        }
    }

    package let factors: [Factor]
    package let contacts: [Contact]
    /// On which a code was sent in this very conversation that is still good.
    package let sent: OutOfBandChannel?
    /// Those that are still good.
    package internal(set) var recoveryCodes: Int
    package let history: AccountHistory

    package init(
        isLocked: Bool = false, isDormant: Bool = false, hasPass: Bool = false, factors: [Factor] = [],
        contacts: [Contact] = [], sent: OutOfBandChannel? = nil, recoveryCodes: Int = 0,
        history: AccountHistory = AccountHistory()
    ) {
        self.isLocked = isLocked
        self.isDormant = isDormant
        self.hasPass = hasPass
        self.factors = factors
        self.contacts = contacts
        self.sent = sent
        self.recoveryCodes = recoveryCodes
        self.history = history
    }

    /// Nothing is stored.
    package static let nothing = Self(history: .none)

    package var isEnrolled: Bool { !factors.isEmpty }

    /// Passes aside; a contact alone proves nothing.
    package var means: Set<Means> {
        guard isEnrolled else { return [] }
        let authenticators = factors.map(\.means).filter { $0.channel == nil }
        let reachable = contacts.filter(\.isVerified).map { Means($0.channel) }
        return Set(authenticators + reachable + (recoveryCodes > 0 ? [.recoveryCode] : []))
    }

    package func contact(on channel: OutOfBandChannel) -> Contact? {
        contacts.first { $0.channel == channel }
    }
}

extension AccountView {
    /// An account as it stands at `now`, in seconds since 1970-01-01 00:00 UTC; no pass of its own opens another that is
    /// entered.
    package init(
        _ account: Account, at now: Int64, dormantAfter: Int64?, entered: EnteredAccount = .open,
        sent: OutOfBandChannel? = nil
    ) {
        self.init(
            isLocked: entered.isLocked || account.lock?.holds(at: now) ?? false,
            isDormant: entered.isDormant || account.isDormant(at: now, after: dormantAfter),
            hasPass: !entered.isDormant && account.hasPass(at: now),
            factors: account.factors.map {
                Factor(id: $0.id, name: $0.name, means: $0.means, digits: $0.authenticator.digits)
            },
            contacts: account.contacts.all.map {
                Contact(channel: $0.channel, masked: $0.destination.masked, isVerified: $0.isVerified)
            }, sent: sent, recoveryCodes: account.recoveryCodes?.left ?? 0,
            history: AccountHistory(account))
    }
}
