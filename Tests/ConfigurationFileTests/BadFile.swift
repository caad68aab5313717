import Testing

/// A settings file with faults, and the sentences that must come of it, each after `f:`.
struct BadFile: Sendable, CustomTestStringConvertible {
    let text: String
    let sentences: [String]

    var testDescription: String { sentences.joined(separator: " | ") }

    init(_ text: String, _ sentences: String...) {
        self.text = text
        self.sentences = sentences
    }

    /// A file that begins with the version, so that `lines` begin in line 2.
    static func versioned(_ lines: String, _ sentences: String...) -> Self {
        var file = Self("version = 1\n" + lines)
        file = Self(text: file.text, sentences: sentences)
        return file
    }

    init(text: String, sentences: [String]) {
        self.text = text
        self.sentences = sentences
    }
}

extension BadFile {
    static let all =
        version + keys + notBuilt + sessions + types + words + lists + names + networks + texts + days
        + durations
        + rules + stepUps + remembered + times + terminals + risk + presets
        + syntax + inTheParsersWords

    static let version: [Self] = [
        Self("", "1:1: the version is missing: begin the file with version = 1"),
        Self(
            "[login]\nversion = 1", "1:1: the version is missing: begin the file with version = 1",
            "2:1: unknown key \"version\" in [login]; it belongs above the first table"),
        Self("version = 2", "1:11: version 2 is not known to this sallyport, which reads version 1"),
        Self("version = -1", "1:11: version -1 is not known to this sallyport, which reads version 1"),
        Self("version = \"1\"", "1:11: \"version\" must be an integer, not a string"),
        Self("version = 1.0", "1:11: \"version\" must be an integer, not a float"),
        Self("version = 1\nverison = 1", "2:1: unknown key \"verison\"; did you mean \"version\"?"),
    ]

    static let keys: [Self] = [
        .versioned(
            "[login]\nrequires = \"always\"",
            "3:1: unknown key \"requires\" in [login]; did you mean \"require\"?"),
        .versioned(
            "[login]\n  service = [\"sshd\"]",
            "3:3: unknown key \"service\" in [login]; did you mean \"services\"?"),
        .versioned(
            "[login]\nenroll = \"admin\"", "3:1: unknown key \"enroll\" in [login]; did you mean \"enrol\"?"),
        .versioned(
            "[login]\nmehtods = [\"totp\"]",
            "3:1: unknown key \"mehtods\" in [login]; did you mean \"methods\"?"),
        .versioned("[logins]", "2:2: unknown key \"logins\"; did you mean \"login\"?"),
        .versioned("[[rules]]", "2:3: unknown key \"rules\"; did you mean \"rule\"?"),
        .versioned("[banner]\ntext = \"x\"", "2:2: unknown key \"banner\""),
        .versioned("services = [\"sshd\"]", "2:1: unknown key \"services\"; it belongs in [login]"),
        .versioned("login.contact = \"x\"", "2:7: unknown key \"contact\" in [login]; it belongs in [help]"),
        .versioned("login = { require = \"never\", x = 1 }", "2:30: unknown key \"x\" in [login]"),
        .versioned("\"log\\nin\" = 1", "2:1: unknown key \"log\\u{A}in\"; did you mean \"login\"?"),
        .versioned(
            "[control]\nadministrator = [\"a\"]",
            "3:1: unknown key \"administrator\" in [control]; did you mean \"administrators\"?"),
        .versioned("[help]\ncontact = \"x\"\nphone = 1", "4:1: unknown key \"phone\" in [help]"),
        .versioned(
            "[[rule]]\nname = \"a\"\nusers = [\"x\"]\nrequire = \"never\"",
            "4:1: unknown key \"users\" in rule \"a\"; did you mean \"user\"?"),
        .versioned(
            "[[rule]]\nname = \"a\"\nexcept = { users = [\"x\"] }\nrequire = \"never\"",
            "4:12: unknown key \"users\" in except of rule \"a\"; did you mean \"user\"?"),
        .versioned(
            "[[rule]]\nname = \"a\"\nexcept.methods = [\"totp\"]\nrequire = \"never\"",
            "4:8: unknown key \"methods\" in except of rule \"a\"; it belongs in [login]"),
    ]

    static let notBuilt: [Self] = [
        .versioned("[store]\nkind = \"etcd\"", "2:2: \"store\" is not built yet in this version")
    ]

    static let sessions: [Self] = [
        .versioned(
            "[sessions]\nmax = true",
            "3:7: \"max\" in [sessions] cannot be true: say how long, or false for no limit"),
        .versioned(
            "[sessions]\nidle = \"5m\"\nwarn = \"5m\"",
            "4:8: \"warn\" in [sessions] must be shorter than the limit that it warns of, 5m"),
        .versioned(
            "[sessions]\nwarn = \"2h\"",
            "3:8: \"warn\" in [sessions] cannot be \"2h\": it must be from 1s to 1h"),
        .versioned(
            "[sessions]\nleft_behind = \"kill\"",
            "3:15: \"left_behind\" in [sessions] cannot be \"kill\"; it can be \"end\" or \"leave\""),
        .versioned("[login]\nmax = \"1d\"", "3:1: unknown key \"max\" in [login]; it belongs in [sessions]"),
    ]

    static let types: [Self] = [
        .versioned("login = 1", "2:9: \"login\" must be a table, not an integer"),
        .versioned("[[login]]", "2:3: \"login\" must be a table, not a list"),
        .versioned("[rule]\nname = \"a\"", "2:2: \"rule\" must be a list of [[rule]] tables, not a table"),
        .versioned("rule = [1]", "2:9: \"rule\" must hold tables, each headed [[rule]], not an integer"),
        .versioned(
            "[login]\nservices = \"sshd\"", "3:12: \"services\" in [login] must be a list, not a string"),
        .versioned(
            "[login]\nservices = [\n  \"sshd\",\n  22,\n]",
            "5:3: \"services\" in [login] must hold strings, not an integer"),
        .versioned("[login]\nrequire = true", "3:11: \"require\" in [login] must be a string, not a boolean"),
        .versioned(
            "[login]\nenrol = 2027-01-31", "3:9: \"enrol\" in [login] must be a string, not a date"),
        .versioned(
            "[login]\nmethods = { totp = true }", "3:11: \"methods\" in [login] must be a list, not a table"),
        .versioned(
            "[[rule]]\nname = \"a\"\nexcept = [\"x\"]\nrequire = \"never\"",
            "4:10: \"except\" in rule \"a\" must be a table, not a list"),
        .versioned(
            "[[rule]]\nname = 1\nrequire = \"never\"",
            "3:8: \"name\" in [[rule]] must be a string, not an integer"),
    ]

    static let words: [Self] = [
        .versioned(
            "[login]\nrequire = \"alway\"",
            "3:11: \"require\" in [login] cannot be \"alway\"; did you mean \"always\"?"),
        .versioned(
            "[login]\nrequire = \"\"",
            "3:11: \"require\" in [login] cannot be \"\"; it can be \"always\", \"risk\", \"step-up\", \"if-enrolled\" or \"never\""
        ),
        .versioned(
            "[login]\nrequire = \"Always\"",
            "3:11: \"require\" in [login] cannot be \"Always\"; did you mean \"always\"?"),
        .versioned(
            "[login]\nmethods = [\"top\"]",
            "3:12: \"methods\" in [login] cannot be \"top\"; did you mean \"totp\"?"),
        .versioned(
            "[login]\nenrol = \"nobody\"",
            "3:9: \"enrol\" in [login] cannot be \"nobody\"; it can be \"first-login\", \"proof\", \"pass\" or \"admin\""
        ),
        .versioned(
            "[login]\nmethods = [\"totp\", \"mail\"]",
            "3:20: \"methods\" in [login] cannot be \"mail\"; did you mean \"email\"?"),
        .versioned(
            "[login]\nmethods = [\"email\", \"sms\", \"phone\"]",
            "3:28: \"methods\" in [login] cannot be \"phone\"; "
                + "it can be \"totp\", \"hotp\", \"email\", \"sms\" or \"recovery-code\""),
        .versioned(
            "[login]\nmethods = [\"sms\", \"email\", \"sms\"]",
            "3:28: \"sms\" stands twice in \"methods\" in [login]"),
        .versioned(
            "[login]\nenrol = \"proofs\"",
            "3:9: \"enrol\" in [login] cannot be \"proofs\"; did you mean \"proof\"?"),
        .versioned(
            "[login]\nenrol = \"passes\"",
            "3:9: \"enrol\" in [login] cannot be \"passes\"; did you mean \"pass\"?"),
    ]

    static let lists: [Self] = [
        .versioned(
            "[login]\nservices = []",
            "3:12: \"services\" in [login] is empty; name at least one, or leave the key out"),
        .versioned(
            "[login]\nmethods = []",
            "3:11: \"methods\" in [login] is empty; name at least one, or leave the key out"),
        .versioned(
            "[login]\nservices = [\"sshd\", \"SSHD\"]",
            "3:21: \"SSHD\" stands twice in \"services\" in [login]"),
        .versioned(
            "[login]\nmethods = [\"totp\", \"totp\"]", "3:20: \"totp\" stands twice in \"methods\" in [login]"
        ),
        .versioned(
            "[control]\nhelpdesk = []",
            "3:12: \"helpdesk\" in [control] is empty; name at least one, or leave the key out"),
        .versioned(
            "[[rule]]\nname = \"a\"\nuser = []\nrequire = \"never\"",
            "4:8: \"user\" in rule \"a\" is empty; name at least one, or leave the key out"),
        .versioned(
            "[[rule]]\nname = \"a\"\nexcept = {}\nrequire = \"never\"",
            "4:10: \"except\" in rule \"a\" is empty; name at least one, or leave the key out"),
        .versioned(
            "[[rule]]\nname = \"a\"\nnetwork = [\"10.0.0.1\", \"10.0.0.1/32\"]\nrequire = \"never\"",
            "4:24: \"10.0.0.1/32\" stands twice in \"network\" in rule \"a\""),
    ]
}
