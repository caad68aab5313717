import Account
import Cryptography
import Identity
import Messages
import OneTimePassword
import Platform
import Policy
import Settings
import Wire

extension ControlDesk {
    func enrol(_ call: EnrolUserParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond) {
        if let channel = call.factorMethod.channel { return enable(channel, call, user, actor, respond) }
        let factor: NewFactor
        let uri: KeyURI
        do throws(ControlError) {
            factor = try NewFactor(call)
            uri = try factor.uri(issuer: call.issuer ?? rules.hostName, account: user.name)
        } catch {
            return respond(.done(.failure(error)))
        }
        makeRecoveryCodes(for: user, respond) { [self] codes in
            enrol(call, user, actor, respond, factor, uri, codes)
        }
    }

    /// The first factor comes with recovery codes; so does one of an account that has none left.
    private func enrol(
        _ call: EnrolUserParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond,
        _ factor: NewFactor, _ uri: KeyURI, _ codes: NewRecoveryCodes
    ) {
        let isDryRun = call.dryRun ?? false
        let epoch = accounts.epochs.epoch
        let takesCodes = takesRecoveryCodes(user)
        var texts: [String] = []
        change(
            user, isDryRun: isDryRun, "enrolled", actor, respond,
            by: { account throws(ControlError) in
                try account.refuseOffboarded()
                guard !account.isEnrolled || call.name != nil else { throw .alreadyEnrolled(user.name) }
                let needsCodes = takesCodes && account.lacksRecoveryCodes
                // A key that was made elsewhere may have been this account's before: nobody knows what was spent of it.
                let isOld = call.secret != nil && account.hasLostFactors
                try factor.enrol(in: &account, epoch: isOld ? .unknown : epoch.id)
                _ = account.settleDoubts(in: epoch, at: Moment.now().seconds)
                if needsCodes { account.replaceRecoveryCodes(by: codes.kept) }
                texts = needsCodes ? codes.texts : []
                return true
            },
            afterwards: { [self] in logins.deliveries.tell(.factorAdded, $0) },
            reply: { _ in
                let secret = isDryRun ? nil : factor.secret.withBytes { Base32.encode($0) }
                return .enrolledUser(
                    EnrolUserReply(
                        user: user.name, method: call.factorMethod, uri: isDryRun ? nil : uri.text,
                        secret: secret, recoveryCodes: isDryRun ? [] : texts))
            })
    }

    /// Has codes made that a first factor comes with, where nobody waits for it.
    func makeRecoveryCodes(
        for user: User, _ respond: @escaping Respond, _ body: @escaping (NewRecoveryCodes) -> Void
    ) {
        let now = Moment.now().seconds
        logins.hashing.perform(.making, for: user.uid, while: { true }) {
            try NewRecoveryCodes.make(at: now)
        } _: { codes in
            guard let codes else {
                return respond(.done(.failure(.storeUnavailable(reason: JournalText.busy))))
            }
            body(codes)
        }
    }

    func takesRecoveryCodes(_ user: User) -> Bool {
        let subject = Subject(name: user.name, uid: user.uid, gids: user.gids)
        return rules.policy.selfMethods(of: subject).contains(.recoveryCode)
    }
}

extension Account {
    var lacksRecoveryCodes: Bool { recoveryCodes.map { $0.left == 0 } ?? true }
}
