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
        return askPassword([.selfService(.needsPasswordFirst)])
    }

    /// Why this can never end well for this account, before anything is asked.
    private var impossibility: Impossibility? {
        switch action {
        case .enable(method: _, name: let name): enrolling(name)
        case .adopt(let key): enrolling(key.name)
        case .verify, .renewRecoveryCodes: account.isEnrolled ? nil : .noFactor
        case .disable: removing(all: true)
        case .renameFactor(let factor, let name): renaming(factor, name)
        case .removeFactor(let factor):
            account.has(factor) ? removing(all: account.factors.count == 1) : .noSuchFactor
        }
    }

    private func enrolling(_ name: String?) -> Impossibility? {
        if account.factors.count >= Account.mostFactors { return .tooManyFactors }
        if let name, !FactorName.isUsable(name) { return .unusableName }
        if let name, account.factors.contains(where: { $0.name == name }) { return .nameTaken }
        guard !account.isEnrolled else { return nil }
        switch rules.enrol {
        case .firstLogin: return nil
        case .pass: return account.hasPass ? nil : .enrolByPass
        case .admin: return .enrolByAdministrator
        }
    }

    private func removing(all isLast: Bool) -> Impossibility? {
        guard account.isEnrolled else { return .noFactor }
        return isLast && rules.demandsFactor ? .policyDemandsFactor : nil
    }

    private func renaming(_ factor: FactorID, _ name: String) -> Impossibility? {
        guard account.has(factor) else { return .noSuchFactor }
        guard FactorName.isUsable(name) else { return .unusableName }
        return account.factors.contains { $0.name == name && $0.id != factor } ? .nameTaken : nil
    }
}

extension AccountView {
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
            }
    }
}
