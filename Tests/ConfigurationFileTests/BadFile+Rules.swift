extension BadFile {
    static let stepUps: [Self] = [
        .versioned(
            "[login]\nrequire = \"step-up\"",
            "3:11: \"require\" in [login] cannot be \"step-up\": only a rule that has \"service\" can ask for it"
        ),
        .versioned(
            "[[rule]]\nname = \"a\"\nrequire = \"step-up\"",
            "4:11: \"require\" in rule \"a\" cannot be \"step-up\": only a rule that has \"service\" can ask for it"
        ),
        .versioned(
            "[[rule]]\nname = \"a\"\nuser = [\"x\"]\nrequire = \"step-up\"\nexcept.service = [\"su\"]",
            "5:11: \"require\" in rule \"a\" cannot be \"step-up\": only a rule that has \"service\" can ask for it"
        ),
        .versioned(
            "[login]\nrequire = \"stepup\"",
            "3:11: \"require\" in [login] cannot be \"stepup\"; did you mean \"step-up\"?"),
        .versioned(
            "[login]\nfresh = \"25h\"",
            "3:9: \"fresh\" in [login] cannot be \"25h\": it must be from 1s to 1d"),
        .versioned(
            "[[rule]]\nname = \"a\"\nservice = [\"su\"]\nrequire = \"step-up\"\nfresh = \"0s\"",
            "6:9: \"fresh\" in rule \"a\" cannot be \"0s\": it must be from 1s to 1d"),
        .versioned("[login]\nfresh = 900", "3:9: \"fresh\" in [login] must be a string, not an integer"),
        .versioned(
            "[login]\nfreshness = \"15m\"",
            "3:1: unknown key \"freshness\" in [login]"),
        .versioned("fresh = \"15m\"", "2:1: unknown key \"fresh\"; it belongs in [login]"),
        .versioned(
            "[[rule]]\nname = \"a\"\nas = []\nrequire = \"never\"",
            "4:6: \"as\" in rule \"a\" is empty; name at least one, or leave the key out"),
        .versioned(
            "[[rule]]\nname = \"a\"\nas = [\"a b\"]\nrequire = \"never\"",
            "4:7: \"a b\" in \"as\" in rule \"a\" cannot be the name of a user: it has a space"),
        .versioned(
            "[[rule]]\nname = \"a\"\nas = [\"x\"]\nexcept.as = [\"x\", \"y\"]\nrequire = \"never\"",
            "2:3: rule \"a\" matches nobody: its \"except\" takes out all of \"as\""),
    ]

    static let remembered: [Self] = [
        remember(
            "true",
            "3:12: \"remember\" in [login] cannot be true: say how long, "
                + "as in { idle = \"12h\", max = \"30d\", bind = [\"ssh-key\"] }"),
        remember("\"30d\"", "3:12: \"remember\" in [login] must be a table, not a string"),
        remember(
            "{}", "3:12: remember of [login] needs \"idle\"", "3:12: remember of [login] needs \"max\"",
            "3:12: remember of [login] needs \"bind\""),
        remember(
            "{ idle = \"12h\", max = \"30d\" }", "3:12: remember of [login] needs \"bind\""),
        remember(
            "{ idle = \"12h\", max = \"30d\", bind = [\"network\"] }",
            "3:48: \"bind\" in remember of [login] needs \"ssh-key\": "
                + "an address alone is never remembered, since others can have it too"),
        remember(
            "{ idle = \"12h\", max = \"30d\", bind = [] }",
            "3:48: \"bind\" in remember of [login] is empty; name at least one, or leave the key out"),
        remember(
            "{ idle = \"12h\", max = \"30d\", bind = [\"ssh-keys\"] }",
            "3:49: \"bind\" in remember of [login] cannot be \"ssh-keys\"; did you mean \"ssh-key\"?"),
        remember(
            "{ idle = \"12h\", max = \"31d\", bind = [\"ssh-key\"] }",
            "3:34: \"max\" in remember of [login] cannot be \"31d\": it must be from 1s to 30d"),
        remember(
            "{ idle = \"12h\", max = \"6h\", bind = [\"ssh-key\"] }",
            "3:21: \"idle\" in remember of [login] is 12h, longer than \"max\", which is 6h"),
        remember(
            "{ idle = \"12h\", max = \"30d\", binds = [\"ssh-key\"] }",
            "3:12: remember of [login] needs \"bind\"",
            "3:41: unknown key \"binds\" in remember of [login]; did you mean \"bind\"?"),
        .versioned(
            "[[rule]]\nname = \"a\"\nremember = true",
            "4:12: \"remember\" in rule \"a\" cannot be true: say how long, "
                + "as in { idle = \"12h\", max = \"30d\", bind = [\"ssh-key\"] }"),
        .versioned(
            "[[rule]]\nname = \"a\"\nremember.idle = \"1h\"",
            "4:1: remember of rule \"a\" needs \"max\"", "4:1: remember of rule \"a\" needs \"bind\""),
    ]

    private static func remember(_ value: String, _ sentences: String...) -> Self {
        Self(text: "version = 1\n[login]\nremember = \(value)", sentences: sentences)
    }
}
