import Account
import Conversation
import Identity
import Messages
import Wire

extension AccountAccess {
    /// Makes a change to the account durable, and with an enrolment leaves the grant of this login.
    ///
    /// `keeping`: policy demands a factor of one of these, so the last such stays whatever was agreed before.
    func commit(_ change: AccountChange, keeping: Set<Means>, _ done: @escaping (CommitOutcome) -> Void) {
        guard let resident else { return done(.unrecorded) }
        let apply = applying(change, keeping: keeping)
        desk.accounts.change(resident, isDryRun: false, by: apply) { [self] outcome in
            switch outcome {
            case .changed:
                desk.audit.accountChanged(
                    resident.uid, resident.name, change.word, by: resident.uid)
                if let notice = change.notice {
                    desk.deliveries.tell(notice, resident, visit, besides: change.channel)
                }
                done(change != .enrol || leaveProof(nil, Moment.now(), true) ? .done : .unrecorded)
            case .unchanged, .impossible: done(.overtaken)
            case .unwritten: done(.unrecorded)
            }
        }
    }

    private func applying(_ change: AccountChange, keeping: Set<Means>) -> Resident.Change {
        let (key, codes, found) = (pending, newCodes?.kept, foundState)
        let (source, network) = (source, visitor.network)
        let now = Moment.now().seconds
        return { account throws(ControlError) in
            guard FoundState(account) == found, !(account.lock?.holds(at: now) ?? false) else {
                throw .alreadyEnrolled(account.name)
            }
            switch change {
            case .enrol:
                guard let key, key.isProven else { throw .notEnrolled(account.name) }
                try Self.enrol(key, codes, in: &account, at: now)
                account.known.met(source, beside: network, at: now)
            case .enable(let channel, let name):
                try Self.enable(channel, name, codes, in: &account, at: now)
                account.known.met(source, beside: network, at: now)
            case .replaceRecoveryCodes:
                guard let codes, account.isEnrolled else { throw .notEnrolled(account.name) }
                account.replaceRecoveryCodes(by: codes)
            case .rename(let factor, to: let name):
                try Self.orNotEnrolled(account.name) { () throws(FactorError) in
                    try account.rename(factor, to: name)
                }
            case .remove(let factor):
                try Self.orNotEnrolled(account.name) { () throws(FactorError) in try account.remove(factor) }
            case .disable:
                account.disable()
            }
            guard keeping.isEmpty || !change.takesAway || !keeping.isDisjoint(with: account.means) else {
                throw .permissionDenied
            }
            return true
        }
    }

    private static func enrol(
        _ key: PendingKey, _ codes: RecoveryCodes?, in account: inout Account, at now: Int64
    ) throws(ControlError) {
        do {
            _ = try account.enrol(
                key.authenticator, name: account.freeName(key.name), at: now, lastUsed: now)
        } catch {
            throw .tooManyFactors(account.name)
        }
        if let codes { account.recoveryCodes = codes }
        account.lastProof = now
    }

    /// A code came back from the contact in this conversation, or it would not be verified.
    private static func enable(
        _ channel: OutOfBandChannel, _ name: String?, _ codes: RecoveryCodes?, in account: inout Account,
        at now: Int64
    ) throws(ControlError) {
        let isOn = account.factors.contains { $0.authenticator.channel == channel }
        if !isOn { try account.enable(channel, name, at: now, lastUsed: now) }
        if let codes { account.replaceRecoveryCodes(by: codes) }
        account.lastProof = now
    }

    private static func orNotEnrolled(
        _ name: AccountName, _ body: () throws(FactorError) -> Void
    ) throws(ControlError) {
        do { try body() } catch { throw .notEnrolled(name) }
    }
}

extension AccountChange {
    fileprivate var takesAway: Bool {
        switch self {
        case .remove, .disable: true
        case .enrol, .enable, .replaceRecoveryCodes, .rename: false
        }
    }

    /// What the owner hears of it over another channel.
    fileprivate var notice: Notice? {
        switch self {
        case .enrol, .enable: .factorAdded
        case .replaceRecoveryCodes: .recoveryCodesReplaced
        case .rename: nil
        case .remove: .factorRemoved
        case .disable: .disabled
        }
    }

    fileprivate var channel: OutOfBandChannel? {
        if case .enable(let channel, name: _) = self { channel } else { nil }
    }

    /// For the journal.
    fileprivate var word: String {
        switch self {
        case .enrol, .enable: "enrolled"
        case .replaceRecoveryCodes: "recovery-codes-replaced"
        case .rename: "factor-renamed"
        case .remove: "factor-removed"
        case .disable: "disabled"
        }
    }
}
