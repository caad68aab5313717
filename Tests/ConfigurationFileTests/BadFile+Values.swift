extension BadFile {
    static let names: [Self] = [
        .versioned(
            "[login]\nservices = [\"ss hd\"]",
            "3:13: \"ss hd\" in \"services\" in [login] cannot be the name of a service: it has a space"),
        .versioned(
            "[login]\nservices = [\"\"]",
            "3:13: \"\" in \"services\" in [login] cannot be the name of a service: it is empty"),
        .versioned(
            "[login]\nservices = [\"..\"]",
            "3:13: \"..\" in \"services\" in [login] cannot be the name of a service: it names a folder"),
        .versioned(
            "[[rule]]\nname = \"a\"\nuser = [\"a/b\"]\nrequire = \"never\"",
            "4:9: \"a/b\" in \"user\" in rule \"a\" cannot be the name of a user: it has the character U+002F"
        ),
        .versioned(
            "[[rule]]\nname = \"a\"\nuser = [\"a\\u202Eb\"]\nrequire = \"never\"",
            "4:9: \"a\\u{202E}b\" in \"user\" in rule \"a\" cannot be the name of a user: it has the character U+202E"
        ),
        .versioned(
            "[[rule]]\nname = \"a\"\ngroup = [\"a:b\"]\nrequire = \"never\"",
            "4:10: \"a:b\" in \"group\" in rule \"a\" cannot be the name of a group: it has the character U+003A"
        ),
        .versioned(
            "[control]\nadministrators = [\" wheel\"]",
            "3:19: \" wheel\" in \"administrators\" in [control] cannot be the name of a group: it has a space"
        ),
    ]

    static let networks: [Self] = [
        network(
            "office.example.com",
            "is not an address; names of hosts are not matched, write one such as 10.20.0.0/16"),
        network("10.20.0.0/33", "has a wrong prefix length: 0 to 32, or 0 to 128 for IPv6"),
        network("10.20.0.0/", "has a wrong prefix length: 0 to 32, or 0 to 128 for IPv6"),
        network("10.20.0.0/8/8", "has a wrong prefix length: 0 to 32, or 0 to 128 for IPv6"),
        network("10.20.0.1/16", "has bits set after its prefix; did you mean \"10.20.0.0/16\"?"),
        network("2001:db8::1/32", "has bits set after its prefix; did you mean \"2001:db8::/32\"?"),
        network(
            "10.20.0", "is not an address; names of hosts are not matched, write one such as 10.20.0.0/16"),
    ]

    private static func network(_ text: String, _ mistake: String) -> Self {
        .versioned(
            "[[rule]]\nname = \"a\"\nnetwork = [\"\(text)\"]\nrequire = \"never\"",
            "4:12: \"\(text)\" in \"network\" in rule \"a\" \(mistake)")
    }

    static let texts: [Self] = [
        .versioned("[help]\ncontact = \"\"", "3:11: \"contact\" in [help] is empty"),
        .versioned(
            "[help]\ncontact = \"a\\nb\"",
            "3:11: \"contact\" in [help] has a character that cannot be printed, or a line break"),
        .versioned(
            "[help]\ncontact = \"caf\u{E9}\"",
            "3:11: \"contact\" in [help] must be ASCII: some SSH clients end the connection at any other character"
        ),
        .versioned(
            "[help]\ncontact = \"\(String(repeating: "x", count: 201))\"",
            "3:11: \"contact\" in [help] has 201 bytes, at most 200 are allowed"),
        .versioned("[[rule]]\nname = \"\"\nrequire = \"never\"", "3:8: \"name\" in [[rule]] is empty"),
    ]

    static let rules: [Self] = [
        .versioned(
            "[[rule]]\nrequire = \"never\"",
            "2:3: this rule has no name; give it a line such as name = \"what it is for\""),
        .versioned(
            "[[rule]]\nname = \"a\"\nuser = [\"x\"]",
            "2:3: rule \"a\" changes nothing: it needs \"require\", \"methods\", \"enrol\", \"enrol_until\", \"fresh\", \"remember\", \"idle\", \"max\" or \"warn\""
        ),
        .versioned(
            "[[rule]]\nname = \"a\"\nuser = [\"x\"]\nrequire = \"never\"\n[[rule]]\nname = \"a\"\nrequire = \"always\"",
            "6:3: rule \"a\" has the name of the rule at f:2:3"),
        .versioned(
            "[[rule]]\nname = \"all\"\nrequire = \"never\"\n[[rule]]\nname = \"b\"\nrequire = \"always\"",
            "5:3: rule \"b\" can never be reached: all that it matches is matched by rule \"all\" at f:2:3"),
        .versioned(
            "[[rule]]\nname = \"net\"\nnetwork = [\"10.0.0.0/8\"]\nrequire = \"never\"\n"
                + "[[rule]]\nname = \"b\"\nnetwork = [\"10.1.0.0/16\"]\nuser = [\"x\"]\nrequire = \"always\"",
            "6:3: rule \"b\" can never be reached: all that it matches is matched by rule \"net\" at f:2:3"),
        .versioned(
            "[[rule]]\nname = \"a\"\nuser = [\"x\"]\nexcept.user = [\"x\", \"y\"]\nrequire = \"never\"",
            "2:3: rule \"a\" matches nobody: its \"except\" takes out all of \"user\""),
        .versioned(
            "[[rule]]\nname = \"a\"\nservice = [\"sudo-i\"]\nexcept.service = [\"sudo\"]\nrequire = \"never\"",
            "2:3: rule \"a\" matches nobody: its \"except\" takes out all of \"service\""),
        .versioned(
            "[[rule]]\nname = \"a\"\nnetwork = [\"10.1.0.0/16\"]\nexcept.network = [\"10.0.0.0/8\"]\nrequire = \"never\"",
            "2:3: rule \"a\" matches nobody: its \"except\" takes out all of \"network\""),
        .versioned(
            "[login]\nrequire = 1\nfoo = 2\n[help]\nbar = 3",
            "3:11: \"require\" in [login] must be a string, not an integer",
            "4:1: unknown key \"foo\" in [login]",
            "6:1: unknown key \"bar\" in [help]"),
    ]

    static let syntax: [Self] = [
        Self("= 1", "1:1: a key is expected here: letters, digits, _ and -, or a quoted string"),
        Self("[.a]", "1:2: a key is expected here: letters, digits, _ and -, or a quoted string"),
        Self("[[ ]]", "1:4: a key is expected here: letters, digits, _ and -, or a quoted string"),
        Self("a.= 1", "1:3: a key is expected here: letters, digits, _ and -, or a quoted string"),
        Self("caf\u{E9} = 1", "1:4: = is expected here"),
        Self("version = 1\n[login", "2:7: ] is expected here"),
        Self("[[rule]", "1:7: ]] is expected here"),
        Self("a 1", "1:3: = is expected here"),
        Self(
            "version = ", "1:11: a value is expected here: a string, number, date, true, false, list or table"
        ),
        Self("a = @", "1:5: a value is expected here: a string, number, date, true, false, list or table"),
        Self("a = 1 b", "1:5: a value is expected here: a string, number, date, true, false, list or table"),
        Self(
            "a = nothing", "1:5: a value is expected here: a string, number, date, true, false, list or table"
        ),
        Self(
            "a = 1979-05-27 0",
            "1:5: a value is expected here: a string, number, date, true, false, list or table"),
        Self("a = 01", "1:5: a value is expected here: a string, number, date, true, false, list or table"),
        Self(
            "a = 10000000000000000000000000000000000000000000000000000000000000000000000",
            "1:5: a value is expected here: a string, number, date, true, false, list or table"),
        Self("version = 1\n[login]\nrequire = \"always", "3:11: this string has no end"),
        Self("a = '''b\n'", "1:5: this string has no end"),
        Self("a = 2027-13-01", "1:5: there is no such day"),
        Self("a = [2027-01-01, 2027-02-29]", "1:18: there is no such day"),
        Self("a = 2027-04-31T10:00:00Z", "1:5: there is no such day"),
        Self("a = 1900-02-29", "1:5: there is no such day"),
        Self("a = \"\\q\"", "1:6: there is no such escape"),
        Self("a = \"\\uD800\"", "1:6: there is no such escape"),
        Self("a = 1\n\n\nb = [1, 2", "4:10: , or ] is expected here"),
        Self("a = {b = 1", "1:11: , or } is expected here"),
        Self("a = \"x\" b", "1:9: the end of the line is expected here"),
    ]

    /// The parser's own words are not ours to fix, so only the place is.
    static let inTheParsersWords: [Self] = [
        Self("version = 1\nversion = 1", "2:"),
        Self("[a]\n[a]", "2:"),
        Self("a = 99999999999999999999", "1:"),
        Self("a = {b = 1,}", "1:"),
        Self("a = 1\n[a]", "2:"),
        Self("a = \"\u{7}\"", "1:"),
    ]
}
