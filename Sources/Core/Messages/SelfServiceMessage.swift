package import Identity

/// What a person is told who changes their own second factor.
package enum SelfServiceMessage: Hashable, Sendable {
    case wrongPassword
    case tooManyPasswords(seconds: Int64)
    case passwordNotChecked
    /// Before anything was proven.
    case needsPasswordFirst
    case noFactor
    case enrolByAdministrator
    case enrolByPass
    case policyDemandsFactor
    case noSuchFactor
    case nameTaken
    case tooManyFactors
    case unusableKey
    case unusableName
    case methodNotAllowed
    case noContact(OutOfBandChannel)
    case enabledBefore(OutOfBandChannel)
    case adopting(name: String)
    case losesAllFactors
    case losesFactor(name: String)
    case losesRecoveryCodes(left: Int)
    case notConfirmed
    case disabled
    case renamed(name: String)
    case removed(name: String)
    case recoveryCodesReplaced
    case dryRun

    var isError: Bool {
        switch self {
        case .disabled, .renamed, .removed, .recoveryCodesReplaced, .dryRun, .losesAllFactors,
            .losesFactor, .losesRecoveryCodes, .adopting, .needsPasswordFirst:
            false
        default: true
        }
    }

    var text: String {
        switch self {
        case .wrongPassword: "That password is wrong."
        case .tooManyPasswords(let seconds):
            "Too many wrong passwords: wait \(Message.duration(seconds)). Nothing was changed."
        case .passwordNotChecked:
            "Your password cannot be checked at the moment. Nothing was changed; try again in a minute."
        case .needsPasswordFirst: "Your password first, so that nobody else at this terminal can do this."
        case .noFactor: "No second factor is set up for this account. Set one up: sallyport enable"
        case .enrolByAdministrator:
            "On this host an administrator sets up the first factor of an account (sallyport user enrol)."
        case .enrolByPass: "Ask an administrator for a pass (sallyport user pass); then run this again."
        case .policyDemandsFactor:
            "The rules of this host demand a second factor from this account, so it cannot go without one. "
                + "To replace one: sallyport enable, then sallyport factors remove"
        case .noSuchFactor: "This account has no factor of that number. See them: sallyport factors"
        case .nameTaken: "Another factor of this account has that name. Choose one: --name"
        case .tooManyFactors:
            "This account has as many factors as it may. Remove one: sallyport factors remove"
        case .unusableKey: "That key cannot be used."
        case .methodNotAllowed: "The rules of this host take no codes of that kind from this account."
        case .noContact(let channel):
            "No \(channel.address) is on file for this account. An administrator can set it (sallyport user contact)."
        case .enabledBefore(let channel): "Codes \(channel.way) are a factor of this account already."
        case .unusableName:
            "That name cannot be used: it has 1 to 64 bytes, and nothing that steers a terminal."
        case .adopting(let name):
            "Taking over a key as \"\(name)\". Type the code that your app shows for it."
        case .losesAllFactors:
            "All factors, recovery codes and passes of this account will be gone. Codes of your app will be worth nothing."
        case .losesFactor(let name): "The factor \"\(name)\" will be gone for good."
        case .losesRecoveryCodes(let left):
            "The recovery codes of before, \(Self.good(left)), will be worth nothing."
        case .notConfirmed: "Nothing was changed."
        case .disabled: "Your second factor is gone."
        case .renamed(let name): "It is called \"\(name)\" now."
        case .removed(let name): "The factor \"\(name)\" is gone."
        case .recoveryCodesReplaced: "Your new recovery codes are good from now on."
        case .dryRun:
            "This would be allowed, after your password and what else is asked for. Nothing was changed."
        }
    }

    private static func good(_ count: Int) -> String { count == 1 ? "1 still good" : "\(count) still good" }
}
