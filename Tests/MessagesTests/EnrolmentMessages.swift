import Messages

extension Message {
    /// While a second factor is set up.
    static let enrolment: [Message] = [
        .enrolment(.needed),
        .enrolment(.announced(from: day, days: 1, opens: .person)),
        .enrolment(.announced(from: day, days: 16, opens: .person)),
        .enrolment(.announced(from: day, days: 16, opens: .pass)),
        .enrolment(.announced(from: day, days: 16, opens: .administrator)),
        .enrolment(.key(account: "alice@web1", key: key, isCounted: false)),
        .enrolment(.key(account: "alice@web1", key: key, isCounted: true)),
        .enrolment(.instructions),
        .enrolment(.qrCode("drawn")),
        .enrolment(.keyURI(uri)),
        .enrolment(.noQRCode),
        .enrolment(.help),
        .enrolment(.helpWithOwnKey),
        .enrolment(.malformedCode(digits: 6)),
        .enrolment(.wrongCode),
        .enrolment(.clockDiffers(seconds: -90)),
        .enrolment(.recoveryCodes(codes)),
        .enrolment(.taken),
        .enrolment(.givenUp),
        .enrolment(.done),
    ]

    static let enrolmentTexts = """
        This login needs a second factor. Set it up now, with an authenticator app on your phone:
        ---
        From 2027-01-31 on, tomorrow, this login needs a second factor. You can set it up now, with an \
        authenticator app on your phone.
        ---
        From 2027-01-31 on, in 16 days, this login needs a second factor. You can set it up now, with an \
        authenticator app on your phone.
        ---
        From 2027-01-31 on, in 16 days, this login needs a second factor. Ask an administrator for a pass \
        to set it up (sallyport user pass).
        ---
        From 2027-01-31 on, in 16 days, this login needs a second factor. An administrator can set it up \
        for you (sallyport user enrol).
        ---
          account  alice@web1
          key      JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP
          codes    time based
        ---
          account  alice@web1
          key      JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP
          codes    counter based
        ---
        Add this key to the app, then type the code that the app shows. Enter shows a QR code to scan
        (your terminal must show UTF-8), l the same for a light terminal, u the key as a URI, q gives up.
        ---
        Scan this with the app:
        drawn
        ---
        The key as a URI:
        otpauth://totp/web1:alice?secret=JBSWY3DPEHPK3PXP&issuer=web1
        ---
        The key is too long for a QR code. Type it into the app, or use the URI (u).
        ---
        In your authenticator app, add an account: scan the QR code (Enter, or l on a light terminal) or \
        type the
        key. The app then shows a code that changes; type it here. It is not set up before a right code
        was typed. u shows the key as a URI for other programs, q gives up.
        ---
        Type the code that your app shows for this key. Nothing is taken over before a right one was \
        typed; an
        empty answer ends this.
        ---
        That is not a code. The app shows 6 digits.
        ---
        That code is not the one for this key. Wait for the next one, and check the key.
        ---
        The key is right, but the clock of your device and the clock of this host differ by about 90 s. \
        Set your device to network time, and type the next code.
        ---
        That code is right. These recovery codes let you in without your device, each of them once.
        Write them down now, with their numbers; they are not shown again:
           1-ABCD-EFGH-JKLM-NPQR
          10-ABCD-EFGH-JKLM-NPQR
        ---
        Meanwhile this account was changed elsewhere, and nothing was set up here. Try again.
        ---
        No second factor was set up.
        ---
        Your second factor is set up.
        """

    private static let key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    private static let uri = "otpauth://totp/web1:alice?secret=JBSWY3DPEHPK3PXP&issuer=web1"
    private static let codes = ["1-ABCD-EFGH-JKLM-NPQR", "10-ABCD-EFGH-JKLM-NPQR"]
}
