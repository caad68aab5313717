/// Files that would be a right `courier.conf`, but for what their sentences say.
extension BadFile {
    static let ofCourier = courierKeys + mail + mailWords + sms + providers + gateways + templates + programs

    private static func smtp(_ lines: String, _ sentences: String...) -> Self {
        Self(
            text: "[mail]\nvia = \"smtp\"\nhost = \"mx.example.org\"\nfrom = \"a@b.org\"\n\(lines)",
            sentences: sentences)
    }

    private static func sendmail(_ lines: String, _ sentences: String...) -> Self {
        Self(text: "[mail]\nvia = \"sendmail\"\nfrom = \"a@b.org\"\n\(lines)", sentences: sentences)
    }

    private static func twilio(_ lines: String, _ sentences: String...) -> Self {
        let start =
            "[sms]\nvia = \"twilio\"\ncountries = [\"+49\"]\naccount = \"AC1\"\ntoken_file = \"/t\"\nfrom = \"+4930123456\"\n"
        return Self(text: start + lines, sentences: sentences)
    }

    private static func gateway(_ lines: String, _ sentences: String...) -> Self {
        let start = "[sms]\nvia = \"http\"\ncountries = [\"+49\"]\n"
        return Self(text: start + lines, sentences: sentences)
    }

    /// With an address and a body that are right.
    private static func rightGateway(_ lines: String, _ sentences: String...) -> Self {
        let start =
            "[sms]\nvia = \"http\"\ncountries = [\"+49\"]\nurl = \"https://g.example\"\nbody = '{\"to\":\"{to}\",\"text\":\"{text}\"}'\n"
        return Self(text: start + lines, sentences: sentences)
    }

    private static func program(_ lines: String, _ sentences: String...) -> Self {
        let start = "[sms]\nvia = \"program\"\ncountries = [\"+49\"]\n"
        return Self(text: start + lines, sentences: sentences)
    }
}

extension BadFile {
    private static let courierKeys: [Self] = [
        Self("[mial]", "1:2: unknown key \"mial\"; did you mean \"mail\"?"),
        Self("version = 1", "1:1: unknown key \"version\""),
        Self("host = \"a\"", "1:1: unknown key \"host\"; it belongs in [mail]"),
        Self("mail = 1", "1:8: \"mail\" must be a table, not an integer"),
        Self("[[mail]]", "1:3: \"mail\" must be a table, not a list"),
        Self("[mail]", "1:2: \"via\" in [mail] is missing; it can be \"smtp\" or \"sendmail\""),
        Self(
            "[sms]",
            "1:2: \"via\" in [sms] is missing; it can be \"twilio\", \"vonage\", \"http\", \"program\" or \"gammu-smsd\""
        ),
        .smtp("hots = \"x\"", "5:1: unknown key \"hots\" in [mail]; did you mean \"host\"?"),
        .smtp("  countries = []", "5:3: unknown key \"countries\" in [mail]; it belongs in [sms]"),
        .smtp("login = \"x\"", "5:1: unknown key \"login\" in [mail]"),
        .smtp(
            "program = \"/x\"",
            "5:1: \"program\" in [mail] does not go with via = \"smtp\", but with \"sendmail\""),
        .sendmail(
            "port = 25", "4:1: \"port\" in [mail] does not go with via = \"sendmail\", but with \"smtp\""),
        .twilio(
            "body = \"x\"\nmethod = \"POST\"",
            "7:1: \"body\" in [sms] does not go with via = \"twilio\", but with \"http\"",
            "8:1: \"method\" in [sms] does not go with via = \"twilio\", but with \"http\""),
        .program(
            "program = [\"/p\", \"{to}\"]\nca_file = \"/x\"",
            "5:1: \"ca_file\" in [sms] does not go with via = \"program\", but with \"twilio\", \"vonage\" or \"http\""
        ),
    ]

    private static let mail: [Self] = [
        Self(
            "[mail]\nvia = \"smtp\"", "1:2: \"from\" in [mail] is missing: via = \"smtp\" needs it",
            "1:2: \"host\" in [mail] is missing: via = \"smtp\" needs it"),
        Self("[mail]\nvia = \"sendmail\"", "1:2: \"from\" in [mail] is missing: via = \"sendmail\" needs it"),
        .smtp("port = 0", "5:8: \"port\" in [mail] cannot be 0: it must be from 1 to 65535"),
        .smtp("port = 65536", "5:8: \"port\" in [mail] cannot be 65536: it must be from 1 to 65535"),
        .smtp("port = \"25\"", "5:8: \"port\" in [mail] must be an integer, not a string"),
        .smtp("username = \"u\"", "5:12: \"username\" in [mail] needs \"password_file\" as well"),
        .smtp("password_file = \"/p\"", "5:17: \"password_file\" in [mail] needs \"username\" as well"),
        .smtp(
            "username = \"\"\npassword_file = \"p/q\"", "5:12: \"username\" in [mail] is empty",
            "6:17: \"password_file\" in [mail] must be an absolute path, or the name of a systemd credential"
        ),
        .smtp(
            "username = \"u\"\npassword_file = \"..\"",
            "6:17: \"password_file\" in [mail] must be an absolute path, or the name of a systemd credential"
        ),
        .smtp(
            "username = \"a\\nb\"\npassword_file = \"p\"",
            "5:12: \"username\" in [mail] has a character that cannot be printed, or a line break"),
        .smtp("ca_file = \"ca.pem\"", "5:11: \"ca_file\" in [mail] must be an absolute path, not \"ca.pem\""),
        .smtp("ca_file = \"/etc/\"", "5:11: \"ca_file\" in [mail] must be an absolute path, not \"/etc/\""),
        .smtp(
            "ca_file = \"/a/../b\"", "5:11: \"ca_file\" in [mail] must be an absolute path, not \"/a/../b\""),
        .smtp("most_a_day = 0", "5:14: \"most_a_day\" in [mail] cannot be 0: it must be from 1 to 100000"),
        .sendmail(
            "most_a_day = 100001",
            "4:14: \"most_a_day\" in [mail] cannot be 100001: it must be from 1 to 100000"),
        .sendmail(
            "program = \"sendmail\"", "4:11: \"program\" in [mail] must be an absolute path, not \"sendmail\""
        ),
        .sendmail("program = [\"/x\"]", "4:11: \"program\" in [mail] must be a string, not a list"),
        Self(
            "[mail]\nvia = \"sendmail\"\nfrom = \"root\"",
            "3:8: \"root\" for \"from\" in [mail] cannot be the address of a sender: it is not a mailbox such as alice@example.org"
        ),
        Self(
            "[mail]\nvia = \"sendmail\"\nfrom = \"A\\nB <a@b.org>\"",
            "3:8: \"A\\u{A}B <a@b.org>\" for \"from\" in [mail] cannot be the address of a sender: it has the character U+000A"
        ),
        Self(
            "[mail]\nvia = \"sendmail\"\nfrom = \"a@b.org, c@d.org\"",
            "3:8: \"a@b.org, c@d.org\" for \"from\" in [mail] cannot be the address of a sender: it has a space"
        ),
    ]

    private static let mailWords: [Self] =
        [
            Self(
                "[mail]\nvia = \"sntp\"",
                "2:7: \"via\" in [mail] cannot be \"sntp\"; did you mean \"smtp\"?"),
            Self("[mail]\nvia = 1", "2:7: \"via\" in [mail] must be a string, not an integer"),
            .smtp(
                "tls = \"startls\"",
                "5:7: \"tls\" in [mail] cannot be \"startls\"; did you mean \"starttls\"?"),
            .smtp(
                "tls = \"x\"",
                "5:7: \"tls\" in [mail] cannot be \"x\"; it can be \"starttls\", \"tls\" or \"none\""),
            .smtp("tls = false", "5:7: \"tls\" in [mail] must be a string, not a boolean"),
            .smtp(
                "tls = \"none\"",
                "5:7: \"tls\" in [mail] cannot be \"none\": \"mx.example.org\" is not this host, and the mail would travel in plain text"
            ),
            Self(
                "[mail]\nvia = \"smtp\"\nfrom = \"a@b.org\"\nhost = \"::1\"\ntls = \"none\"\nusername = \"u\"\npassword_file = \"p\"\nca_file = \"/c\"",
                "6:12: \"username\" in [mail] does not go with tls = \"none\"",
                "7:17: \"password_file\" in [mail] does not go with tls = \"none\"",
                "8:11: \"ca_file\" in [mail] does not go with tls = \"none\""),
        ]
        + [
            "", "a b", "a..b", "-a", "1.2.3.4.5", "300.1.1.1", "mx.example.org:25", "[::1]", "fe80::1%eth0",
            "m\u{FC}x",
        ].map {
            Self(
                "[mail]\nvia = \"smtp\"\nfrom = \"a@b.org\"\nhost = \"\($0)\"",
                "4:8: \"host\" in [mail] must be a host name or an address, not \"\($0)\"")
        }
}

extension BadFile {
    private static let sms: [Self] =
        [
            Self(
                "[sms]\nvia = \"gammu\"",
                "2:7: \"via\" in [sms] cannot be \"gammu\"; it can be \"twilio\", \"vonage\", \"http\", \"program\" or \"gammu-smsd\""
            ),
            Self(
                "[sms]\nvia = \"gammu-smsd\"",
                "1:2: \"countries\" in [sms] is missing: via = \"gammu-smsd\" needs it"),
            Self(
                "[sms]\nvia = \"gammu-smsd\"\ncountries = []",
                "3:13: \"countries\" in [sms] is empty; name at least one, or leave the key out"),
            Self(
                "[sms]\nvia = \"gammu-smsd\"\ncountries = [\"+49\", 43]",
                "3:21: \"countries\" in [sms] must hold strings, not an integer"),
            Self(
                "[sms]\nvia = \"gammu-smsd\"\ncountries = [\"+49\", \"+49\"]",
                "3:21: \"+49\" stands twice in \"countries\" in [sms]"),
            Self(
                "[sms]\nvia = \"gammu-smsd\"\ncountries = [\"+49\"]\noutbox = \"outbox\"",
                "4:10: \"outbox\" in [sms] must be an absolute path, not \"outbox\""),
            Self(
                "[sms]\nvia = \"gammu-smsd\"\ncountries = [\"+49\"]\nmost_a_day = -1",
                "4:14: \"most_a_day\" in [sms] cannot be -1: it must be from 1 to 100000"),
        ]
        + ["49", "+", "+0", "DE", "+49 30", "+1234567890123456", "*"].map {
            Self(
                "[sms]\nvia = \"gammu-smsd\"\ncountries = [\"\($0)\"]",
                "3:14: \"\($0)\" in \"countries\" in [sms] must be the beginning of a number, such as \"+49\""
            )
        }

    private static let providers: [Self] =
        [
            Self(
                "[sms]\nvia = \"vonage\"\ncountries = [\"+49\"]",
                "1:2: \"account\" in [sms] is missing: via = \"vonage\" needs it",
                "1:2: \"token_file\" in [sms] is missing: via = \"vonage\" needs it",
                "1:2: \"from\" in [sms] is missing: via = \"vonage\" needs it"),
            Self(
                "[sms]\nvia = \"vonage\"\ncountries = [\"+49\"]\naccount = \"a:b\"\ntoken_file = \"t\"\nfrom = \"Me\"",
                "4:11: \"account\" in [sms] must be 1 to 64 letters, digits, \".\", \"_\" and \"-\""
            ),
            Self(
                "[sms]\nvia = \"vonage\"\ncountries = [\"+49\"]\naccount = \"a\"\ntoken_file = \"t\"\nfrom = \"M\u{FC}\"",
                "6:8: \"from\" in [sms] must be ASCII"),
            .twilio(
                "url = \"http://api.example.org\"",
                "7:7: \"url\" in [sms] must begin with https://: http:// is for this host alone"
            ),
            .twilio(
                "url = \"https://u:p@api.example.org\"",
                "7:7: \"url\" in [sms] must not have a user name"),
            .twilio(
                "url = \"https://api.example.org/?a=b\"",
                "7:7: \"url\" in [sms] must end before \"?\""),
            .twilio(
                "url = \"https://api.example.org/{to}\"",
                "7:7: \"url\" in [sms] cannot have places to fill in"),
        ]
        + [
            "", "api.example.org", "ftp://x.org", "https:/x.org", "https:///x", "https://a b.org",
            "https://x.org:0",
            "https://x.org:99999", "https://x.org:", "https://[::1", "https://::1", "https://[1.2.3.4]",
            "https://{to}.org",
            "https://x.org/\u{FC}", "HTTPS://x.org",
        ].map {
            twilio(
                "url = \"\($0)\"",
                "7:7: \"url\" in [sms] must begin with https:// and a host, and be ASCII without spaces"
            )
        }
}

extension BadFile {
    private static let gateways: [Self] =
        [
            .gateway(
                "", "1:2: \"url\" in [sms] is missing: via = \"http\" needs it",
                "1:2: \"body\" in [sms] is missing: only method = \"GET\" goes without"),
            .gateway(
                "url = \"https://g.example/?t={to}&m={text}\"\nmethod = \"GET\"\nbody = \"x\"",
                "6:8: \"body\" in [sms] does not go with method = \"GET\""),
            .gateway(
                "url = \"https://g.example#{to}{text}\"\nmethod = \"GET\"",
                "4:7: \"url\" in [sms] must end before \"#\""),
            .gateway(
                "url = \"http://g.example/?{to}{text}\"\nmethod = \"GET\"",
                "4:7: \"url\" in [sms] must begin with https://: http:// is for this host alone"
            ),
            .gateway("url = \"https://g.example\"\nbody = \"\"", "5:8: \"body\" in [sms] is empty"),
            .gateway(
                "url = \"https://g.example\"\nbody = \"{to}{text}\(String(repeating: "x", count: 4_096))\"",
                "5:8: \"body\" in [sms] has 4106 bytes, at most 4096 are allowed"),
            .rightGateway(
                "method = \"post\"",
                "6:10: \"method\" in [sms] cannot be \"post\"; it can be \"POST\", \"GET\" or \"PUT\""),
            .rightGateway(
                "escaping = \"xml\"",
                "6:12: \"escaping\" in [sms] cannot be \"xml\"; it can be \"json\", \"form\" or \"none\""),
            .rightGateway(
                "sent_status = 200", "6:15: \"sent_status\" in [sms] must be a list, not an integer"),
            .rightGateway("sent_if = \"\"", "6:11: \"sent_if\" in [sms] is empty"),
        ]
        + ["2xx", "99", "600", "299-200", "200-", "200-299-300", "+20"].map {
            rightGateway(
                "sent_status = [\"\($0)\"]",
                "6:16: \"\($0)\" in \"sent_status\" in [sms] must be statuses of HTTP, such as \"202\" or \"200-299\""
            )
        }
        + ["Accept", ": x", "A b: x", "Accept:", "Acc\u{E9}pt: x", "Accept: \u{E9}"].map {
            rightGateway(
                "headers = [\"\($0)\"]",
                "6:12: \"headers\" in [sms] must hold headers such as \"Accept: text/plain\"")
        }

    private static let templates: [Self] = [
        .rightGateway(
            "headers = [\"A: x\\r\\nB: y\"]",
            "6:12: \"headers\" in [sms] must hold headers such as \"Accept: text/plain\""
        ),
        .rightGateway(
            "headers = [\"Content-length: 1\"]",
            "6:12: \"Content-length\" in \"headers\" in [sms] follows from the request and cannot be set"),
        .rightGateway(
            "headers = [\"A: secret\", \"A: secret\"]",
            "6:25: \"A\" stands twice in \"headers\" in [sms]"),
        .rightGateway("headers = [\"A: {text}\"]", "6:12: \"headers\" in [sms] cannot have {text}"),
        .rightGateway(
            "headers = [\"A: {tokn}\"]",
            "6:12: \"headers\" in [sms] has {tokn}, which nothing is filled in for; did you mean {token}?"),
        .rightGateway("headers = [\"A: {token}\"]", "1:2: \"{token}\" in [sms] needs \"token_file\" as well"),
        .rightGateway(
            "token_file = \"t\"",
            "6:14: \"token_file\" in [sms] is read for nothing: {token} is not in url, headers or body"),
        .gateway(
            "url = \"https://g.example\"\nbody = '{\"x\":\"{message}\"}'",
            "5:8: \"body\" in [sms] has {message}, which nothing is filled in for"),
        .gateway(
            "url = \"https://g.example\"\nbody = '{\"x\":\"y\"}'",
            "1:2: [sms] has {to} or {to_digits} nowhere",
            "1:2: [sms] has {text} nowhere"),
    ]

    private static let programs: [Self] = [
        .program("", "1:2: \"program\" in [sms] is missing: via = \"program\" needs it"),
        .program("program = \"/p\"", "4:11: \"program\" in [sms] must be a list, not a string"),
        .program(
            "program = []", "4:11: \"program\" in [sms] is empty; name at least one, or leave the key out"),
        .program(
            "program = [\(String(repeating: "\"/p\", ", count: 64))\"{to}\"]",
            "4:11: \"program\" in [sms] has 65 members, at most 64 are allowed"),
        .program("program = [\"/p\"]", "4:11: \"program\" in [sms] has {to} or {to_digits} nowhere"),
        .program(
            "program = [\"p\", \"{to}\"]", "4:12: \"program\" in [sms] must be an absolute path, not \"p\""),
        .program(
            "program = [\"/p\", 1, \"{to}\"]", "4:18: \"program\" in [sms] must hold strings, not an integer"),
        .program("program = [\"/p\", \"{to}\", \"{text}\"]", "4:26: \"program\" in [sms] cannot have {text}"),
        .program(
            "program = [\"/p\", \"{to}\", \"{token}\"]", "4:26: \"program\" in [sms] cannot have {token}"),
        .program(
            "program = [\"/p\", \"{number}\"]",
            "4:18: \"program\" in [sms] has {number}, which nothing is filled in for"),
    ]
}
