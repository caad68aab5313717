import Account
import Identity
import Messages
import Policy
import Settings
import Wire

extension SelfServiceConversation {
    mutating func proceed(with found: FoundAccount) -> [Effect] {
        switch found {
        case .damaged: return finish(.unavailable, .recordDamaged, .recordDamaged)
        case .otherIdentity: return finish(.refused, .otherIdentity, .recordOfAnother)
        case .unavailable: return finish(.unavailable, .storeUnavailable, .unavailable)
        case .nothing: account = .nothing
        case .account(let found): account = found
        }
        if account.isLocked { return finish(.refused, .refusedByPolicy(.locked), .locked) }
        if account.isDormant { return finish(.refused, .refusedByPolicy(.dormant), .dormant) }
        if let obstacle = impossibility {
            return refuse(.impossible(obstacle), SelfServiceMessage(obstacle))
        }
        guard !isDryRun else { return finish(.granted, .dryRun, .selfService(.dryRun)) }
        guard provesSession else { return askPassword([.selfService(.needsPasswordFirst)]) }
        state = .findingSession
        return [.findSession]
    }

    /// Why this can never end well for this account, before anything is asked.
    private var impossibility: Impossibility? {
        switch action {
        case .enable(method: let method, name: let name): enrolling(method, name)
        case .adopt(let key): key.isUsable ? enrolling(key.method, key.name) : .unusableKey
        case .verify, .confirm: account.isEnrolled ? nil : .noFactor
        case .renewRecoveryCodes:
            rules.methods.contains(.recoveryCode) ? account.isEnrolled ? nil : .noFactor : .methodNotAllowed
        case .disable: removing(account.factors)
        case .renameFactor(let factor, let name): renaming(factor, name)
        case .removeFactor(let factor):
            account.has(factor) ? removing(account.factors.filter { $0.id == factor }) : .noSuchFactor
        }
    }

    private func enrolling(_ method: FactorMethod, _ name: String?) -> Impossibility? {
        guard rules.methods.contains(Method(method)) else { return .methodNotAllowed }
        if let channel = method.channel, let obstacle = enabling(channel) { return obstacle }
        if account.factors.count >= Account.mostFactors { return .tooManyFactors }
        if let name, !FactorName.isUsable(name) { return .unusableName }
        if let name, account.factors.contains(where: { $0.name == name }) { return .nameTaken }
        guard !account.isEnrolled else { return nil }
        switch rules.enrol {
        case .firstLogin: return nil
        case .proof: return account.hasPass || !account.contacts.isEmpty ? nil : .enrolByPass
        case .pass: return account.hasPass ? nil : .enrolByPass
        case .admin: return .enrolByAdministrator
        }
    }

    private func enabling(_ channel: OutOfBandChannel) -> Impossibility? {
        guard let contact = account.contact(on: channel) else { return .noContact(channel) }
        // A new address has to be proven though the factor is there.
        let isOn = account.factors.contains { $0.means == Means(channel) }
        return isOn && contact.isVerified ? .enabledBefore(channel) : nil
    }

    /// What is left must be good for the logins that demand a factor.
    private func removing(_ factors: [AccountView.Factor]) -> Impossibility? {
        guard account.isEnrolled else { return .noFactor }
        let allowed = Set(rules.methods.map(Means.init))
        let isLast = !account.factors.contains {
            !factors.contains($0) && allowed.contains($0.means) && account.isUsable($0)
        }
        return isLast && rules.demandsFactor ? .policyDemandsFactor : nil
    }

    private func renaming(_ factor: FactorID, _ name: String) -> Impossibility? {
        guard account.has(factor) else { return .noSuchFactor }
        guard FactorName.isUsable(name) else { return .unusableName }
        return account.factors.contains { $0.name == name && $0.id != factor } ? .nameTaken : nil
    }
}

extension AccountView {
    /// Whether its codes can be had: a contact that is not verified gets none.
    fileprivate func isUsable(_ factor: Factor) -> Bool {
        factor.means.channel.map { contact(on: $0)?.isVerified ?? false } ?? true
    }

    func has(_ factor: FactorID) -> Bool { factors.contains { $0.id == factor } }

    func name(of factor: FactorID) -> String { factors.first { $0.id == factor }?.name ?? "" }
}

extension SelfServiceMessage {
    fileprivate init(_ impossibility: Impossibility) {
        self =
            switch impossibility {
            case .noFactor: .noFactor
            case .enrolByAdministrator: .enrolByAdministrator
            case .enrolByPass: .enrolByPass
            case .policyDemandsFactor: .policyDemandsFactor
            case .noSuchFactor: .noSuchFactor
            case .nameTaken: .nameTaken
            case .tooManyFactors: .tooManyFactors
            case .unusableKey: .unusableKey
            case .unusableName: .unusableName
            case .methodNotAllowed: .methodNotAllowed
            case .noContact(let channel): .noContact(channel)
            case .enabledBefore(let channel): .enabledBefore(channel)
            }
    }
}

extension Method {
    fileprivate init(_ method: FactorMethod) {
        self =
            switch method {
            case .totp: .totp
            case .hotp: .hotp
            case .email: .email
            case .sms: .sms
            }
    }
}

extension AdoptedKey {
    /// Whether an authenticator can have this key at all.
    fileprivate var isUsable: Bool {
        guard (6...8).contains(digits), (10...64).contains(secret.count) else { return false }
        return method == .hotp || [30, 60].contains(period)
    }
}
