import Identity
import Messages

extension Message {
    /// While a person changes their own second factor.
    static let selfService: [Message] = [
        .selfService(.wrongPassword),
        .selfService(.tooManyPasswords(seconds: 32)),
        .selfService(.passwordNotChecked),
        .selfService(.needsPasswordFirst),
        .selfService(.noFactor),
        .selfService(.enrolByAdministrator),
        .selfService(.enrolByPass),
        .selfService(.policyDemandsFactor),
        .selfService(.noSuchFactor),
        .selfService(.nameTaken),
        .selfService(.tooManyFactors),
        .selfService(.unusableKey),
        .selfService(.unusableName),
        .selfService(.methodNotAllowed),
        .selfService(.noContact(.email)),
        .selfService(.noContact(.sms)),
        .selfService(.enabledBefore(.email)),
        .selfService(.enabledBefore(.sms)),
        .selfService(.adopting(name: "phone")),
        .selfService(.losesAllFactors),
        .selfService(.losesFactor(name: "phone")),
        .selfService(.losesRecoveryCodes(left: 1)),
        .selfService(.losesRecoveryCodes(left: 9)),
        .selfService(.notConfirmed),
        .selfService(.disabled),
        .selfService(.renamed(name: "phone")),
        .selfService(.removed(name: "phone")),
        .selfService(.recoveryCodesReplaced),
        .selfService(.dryRun),
    ]

    static let selfServiceTexts = """
        That password is wrong.
        ---
        Too many wrong passwords: wait 32 s. Nothing was changed.
        ---
        Your password cannot be checked at the moment. Nothing was changed; try again in a minute.
        ---
        Your password first, so that nobody else at this terminal can do this.
        ---
        No second factor is set up for this account. Set one up: sallyport enable
        ---
        On this host an administrator sets up the first factor of an account (sallyport user enrol).
        ---
        Ask an administrator for a pass (sallyport user pass); then run this again.
        ---
        The rules of this host demand a second factor from this account, so it cannot go without one. To replace \
        one: sallyport enable, then sallyport factors remove
        ---
        This account has no factor of that number. See them: sallyport factors
        ---
        Another factor of this account has that name. Choose one: --name
        ---
        This account has as many factors as it may. Remove one: sallyport factors remove
        ---
        That key cannot be used.
        ---
        That name cannot be used: it has 1 to 64 bytes, and nothing that steers a terminal.
        ---
        The rules of this host take no codes of that kind from this account.
        ---
        No e-mail address is on file for this account. An administrator can set it (sallyport user contact).
        ---
        No phone number is on file for this account. An administrator can set it (sallyport user contact).
        ---
        Codes by e-mail are a factor of this account already.
        ---
        Codes by SMS are a factor of this account already.
        ---
        Taking over a key as "phone". Type the code that your app shows for it.
        ---
        All factors, recovery codes and passes of this account will be gone. Codes of your app will be \
        worth nothing.
        ---
        The factor "phone" will be gone for good.
        ---
        The recovery codes of before, 1 still good, will be worth nothing.
        ---
        The recovery codes of before, 9 still good, will be worth nothing.
        ---
        Nothing was changed.
        ---
        Your second factor is gone.
        ---
        It is called "phone" now.
        ---
        The factor "phone" is gone.
        ---
        Your new recovery codes are good from now on.
        ---
        This would be allowed, after your password and what else is asked for. Nothing was changed.
        """
}
