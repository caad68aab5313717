import Account
import Identity
import Messages
import Platform
import Wire

extension ControlDesk {
    /// Makes codes that are sent to a person's verified contact a factor.
    func enable(
        _ channel: OutOfBandChannel, _ call: EnrolUserParameters, _ user: User, _ actor: Actor,
        _ respond: @escaping Respond
    ) {
        if let field = call.fieldOfKeys { return respond(.done(.failure(.invalidParameter(field)))) }
        guard call.name.map(FactorName.isUsable) ?? true else {
            return respond(.done(.failure(.invalidParameter("name"))))
        }
        makeRecoveryCodes(for: user, respond) { [self] codes in
            enable(channel, call, user, actor, respond, codes)
        }
    }

    private func enable(
        _ channel: OutOfBandChannel, _ call: EnrolUserParameters, _ user: User, _ actor: Actor,
        _ respond: @escaping Respond, _ codes: NewRecoveryCodes
    ) {
        let isDryRun = call.dryRun ?? false
        let takesCodes = takesRecoveryCodes(user)
        var texts: [String] = []
        change(
            user, isDryRun: isDryRun, "enrolled", actor, respond,
            by: { account throws(ControlError) in
                try account.refuseOffboarded()
                let needsCodes = takesCodes && account.lacksRecoveryCodes
                try account.enable(channel, call.name, at: Moment.now().seconds)
                if needsCodes { account.replaceRecoveryCodes(by: codes.kept) }
                texts = needsCodes ? codes.texts : []
                return true
            },
            afterwards: { [self] in logins.deliveries.tell(.factorAdded, $0, besides: channel) },
            reply: { _ in
                .enrolledUser(
                    EnrolUserReply(
                        user: user.name, method: call.factorMethod, uri: nil, secret: nil,
                        recoveryCodes: isDryRun ? [] : texts))
            })
    }
}

extension Account {
    /// Adds the factor of a channel whose contact is verified.
    mutating func enable(
        _ channel: OutOfBandChannel, _ name: String?, at now: Int64, lastUsed: Int64? = nil
    ) throws(ControlError) {
        guard contacts[channel]?.isVerified == true else { throw .noContact(self.name) }
        do throws(FactorError) {
            _ = try enrol(
                .outOfBand(channel), name: freeName(name, usual: channel.word), at: now, lastUsed: lastUsed)
        } catch .full {
            throw .tooManyFactors(self.name)
        } catch {
            throw .alreadyEnrolled(self.name)
        }
    }
}

extension EnrolUserParameters {
    /// The first field that says how an authenticator makes its codes; nil if there is none.
    fileprivate var fieldOfKeys: String? {
        let given: [(String, Bool)] = [
            ("algorithm", algorithm != nil), ("digits", digits != nil), ("period", period != nil),
            ("issuer", issuer != nil), ("secret", secret != nil), ("counter", counter != nil),
        ]
        return given.first { $0.1 }?.0
    }
}
