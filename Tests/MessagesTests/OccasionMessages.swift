import Identity
import Messages

extension Message {
    /// What it is for, why it is asked, and how to be asked less.
    static let occasion: [Message] = occasions.map { .occasion($0) }

    private static let occasions: [OccasionMessage] =
        [
            sudo.map { .purpose($0, target: try? AccountName("root"), host: "web1") },
            sudo.map { .purpose($0, target: nil, host: "web1") },
        ].compactMap(\.self) + Oddity.allCases.map { .asked([$0]) } + [
            .asked([.network, .key, .hour]),
            .rememberOffer(idle: 43_200, max: 2_592_000, inThisNetwork: false),
            .rememberOffer(idle: 60, max: 86_400, inThisNetwork: true),
            .rememberOffer(idle: 90, max: 3_600, inThisNetwork: false),
            .voucherNeeded(byContact: true, takesPass: false),
            .voucherNeeded(byContact: true, takesPass: true),
            .voucherNeeded(byContact: false, takesPass: true),
            .enrolmentOffered, .noFactorForStepUp, .noVoucher,
        ] + [sudo.map { .freshProofMissing($0) }].compactMap(\.self) + [
            .confirming("export customers", host: "web1"), .provenLately, .sessionProven, .sessionUnknown,
        ]

    private static let sudo = try? ServiceName("sudo")

    static let occasionTexts = """
        This is for sudo as root on web1.
        ---
        This is for sudo on web1.
        ---
        Asked because this network is new for you.
        ---
        Asked because you are hardly ever here at this time.
        ---
        Asked because several wrong codes were typed for you lately.
        ---
        Asked because wrong codes came from this network for many people.
        ---
        Asked because you were not here for a long time.
        ---
        Asked because this SSH key is new for you.
        ---
        Asked because this program has no terminal.
        ---
        Asked because the clock of this host is in doubt.
        ---
        Asked because this network is new for you, and this SSH key is new for you.
        ---
        Type r and a space before the code, and this SSH key is not asked again for up to 30 days, or 12 hours \
        without a login.
        ---
        Type r and a space before the code, and this SSH key is not asked again in this network for up to 1 day, or \
        1 minute without a login.
        ---
        Type r and a space before the code, and this SSH key is not asked again for up to 1 hour, or 90 s without a \
        login.
        ---
        To go on, type the code that is sent to you.
        ---
        To go on, type the code that is sent to you, or the pass that an administrator gave you.
        ---
        To go on, type the pass that an administrator gave you.
        ---
        This account has no second factor yet. With one it is better protected.
        ---
        This needs a second factor, and none is set up for this account. Set one up: sallyport enable
        ---
        This login looks odd, and this account has no second factor. Ask an administrator for a pass \
        (sallyport user pass).
        ---
        sudo needs a fresh proof of your second factor. Type sallyport verify, then try again.
        ---
        This confirms on web1: export customers
        ---
        Confirmed: this login session has proven its second factor lately.
        ---
        That code is right, and this login session is proven again.
        ---
        That code is right. This is no login session that Sallyport knows, so it counts for nothing else.
        """
}
