import Identity
import Messages
import Wire

/// Letters of every kind, for the tests of their words and bounds.
enum LetterSamples {
    static let notices: [Notice] = [
        .factorAdded, .factorRemoved, .disabled, .recoveryCodesReplaced, .recoveryCodeUsed(left: 0),
        .recoveryCodeUsed(left: 1), .recoveryCodeUsed(left: 9), .passIssued, .passUsed,
        .contactChanged(.email), .contactChanged(.sms), .contactRemoved(.email), .contactRemoved(.sms),
        .contactAdded(.email), .contactAdded(.sms), .contactDoubted(.email), .contactDoubted(.sms), .reset,
        .offboarded,
        .loginFromNewNetwork, .loginWithNewKey, .loginWithNewKeyAndNetwork,
        .dormantSoon(.last),
    ]

    static let sentences = [
        "A second factor was added to your account.",
        "A second factor was removed from your account.",
        "All second factors of your account were removed.",
        "New recovery codes were made for your account; those of before are void.",
        "A recovery code of your account was used, and it was the last one.",
        "A recovery code of your account was used, and one is left.",
        "A recovery code of your account was used, and 9 are left.",
        "An administrator made a temporary pass for your account.",
        "An administrator's temporary pass was used for your account.",
        "An administrator changed the e-mail address of your account.",
        "An administrator changed the phone number of your account.",
        "An administrator removed the e-mail address of your account.",
        "An administrator removed the phone number of your account.",
        "An administrator set an e-mail address for your account, to which codes are sent.",
        "An administrator set a phone number for your account, to which codes are sent.",
        "An administrator wants the e-mail address of your account to be verified anew.",
        "An administrator wants the phone number of your account to be verified anew.",
        "An administrator removed all second factors and recovery codes of your account.",
        "An administrator closed your account. No more notices are sent to this address.",
        "There was a login to your account from a network that is new to it.",
        "There was a login to your account with an SSH key that is new to it.",
        "There was a login to your account with a new SSH key and from a new network.",
        "Your account closes on 9999-12-31: before that, log in with your second factor, or run sallyport verify.",
    ]

    /// 2027-01-15 08:00 UTC, at web1.example.org, unless it is said.
    static func occasion(
        host: String = "web1.example.org", user: String = "alice", service: String? = "sshd",
        address: String? = "203.0.113.9", isAfterOwnFactor: Bool = true, contact: String? = "the help desk"
    ) -> LetterOccasion {
        guard let name = try? AccountName(user) else { preconditionFailure("not a name") }
        return LetterOccasion(
            host: host, user: name, service: service.flatMap { try? ServiceName($0) },
            address: address.flatMap { try? InternetAddress($0) }, time: PointInTime(seconds: 1_800_000_000),
            isAfterOwnFactor: isAfterOwnFactor, contact: contact)
    }

    static let longest = longest(isAfterOwnFactor: true)
    static let longestOfSu = longest(isAfterOwnFactor: false)

    private static func longest(isAfterOwnFactor: Bool) -> LetterOccasion {
        occasion(
            host: String(repeating: "h", count: 64), user: String(repeating: "u", count: AccountName.longest),
            service: String(repeating: "s", count: ServiceName.longest),
            address: "2001:db8:1111:2222:3333:4444:5555:6666", isAfterOwnFactor: isAfterOwnFactor,
            contact: Message.contact)
    }

    /// One of each kind, by mail and by SMS.
    static func all(_ occasion: LetterOccasion, code: String) throws(WireError) -> [Letter] {
        var letters = [
            try Letter.message("Words.", occasion),
            try Letter.trial(host: occasion.host, time: occasion.time),
        ]
        for channel in OutOfBandChannel.allCases {
            letters.append(try Letter.code(code, by: channel, occasion, minutes: 10))
            for notice in notices { letters.append(try Letter.notice(notice, by: channel, occasion)) }
        }
        return letters
    }
}

extension Letter {
    /// Its blocks, one below the other.
    var text: String {
        blocks.map { block in
            switch block {
            case .paragraph(let text), .code(let text): text
            case .fact(let label, let value): "\(label): \(value)"
            }
        }.joined(separator: "\n")
    }
}
