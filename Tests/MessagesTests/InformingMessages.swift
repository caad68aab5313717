import Messages

extension Message {
    /// What can be typed, whom to ask, and what was used up.
    static let information: [Message] = [
        .help(.beforeFirstFactor),
        .help(.app),
        .help(.tokenAndApp),
        .help(.passAlone),
        .contact("the help desk, extension 1234"),
        .otherAuthenticator(.app),
        .otherAuthenticator(.token),
        .recoveryCodeAccepted(number: 3, left: 7),
        .recoveryCodeAccepted(number: 3, left: 1),
        .recoveryCodeAccepted(number: 3, left: 0),
        .passAccepted(usesLeft: 0),
        .passAccepted(usesLeft: 1),
        .passAccepted(usesLeft: 2),
    ]

    static let informationTexts = """
        Open your authenticator app, find this host and your name, and type the code that it shows.
        A code is 6 to 8 digits.
        Without your device: type one of your recovery codes, with its number.
        A pass from an administrator is typed as it was given to you.
        An empty answer gives up.
        ---
        Open your authenticator app, find this host and your name, and type the code that it shows.
        A code is 6 digits; spaces do not matter.
        Without your device: type one of your recovery codes, with its number.
        An empty answer gives up.
        ---
        Press the button of your token, and type the code that it shows.
        A code is 6 to 8 digits.
        For your other authenticator type totp.
        A pass from an administrator is typed as it was given to you.
        An empty answer gives up.
        ---
        A pass from an administrator is typed as it was given to you.
        An empty answer gives up.
        ---
        If it does not work: the help desk, extension 1234.
        ---
        Type the code that your authenticator app shows.
        ---
        Press the button of your token, and type the code that it shows.
        ---
        Recovery code 3 is used up now, 7 are left.
        ---
        Recovery code 3 is used up now, one is left. Make new ones: sallyport recovery-codes.
        ---
        Recovery code 3 is used up now, and it was the last one. Make new ones: sallyport recovery-codes.
        ---
        That pass is used up now.
        ---
        That pass can be used once more.
        ---
        That pass can be used 2 times more.
        """
}

extension Help {
    static let app = Self(authenticator: .app, digits: 6, takesRecoveryCodes: true, takesPass: false)
    static let tokenAndApp = Self(
        authenticator: .token, digits: nil, other: .app, takesRecoveryCodes: false, takesPass: true)
    static let passAlone = Self(authenticator: nil, digits: nil, takesRecoveryCodes: false, takesPass: true)
}
