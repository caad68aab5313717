extension BadFile {
    static let risk: [Self] = [
        .versioned("risk = 3", "2:8: \"risk\" must be a table, not an integer"),
        .versioned(
            "[risk]\nelevated = 0", "3:12: \"elevated\" in [risk] cannot be 0: it must be from 1 to 100"),
        .versioned("[risk]\nhigh = 101", "3:8: \"high\" in [risk] cannot be 101: it must be from 1 to 100"),
        .versioned(
            "[risk]\nnew_key = -1", "3:11: \"new_key\" in [risk] cannot be -1: it must be from 0 to 100"),
        .versioned(
            "[risk]\nnew_key = \"3\"", "3:11: \"new_key\" in [risk] must be an integer, not a string"),
        .versioned(
            "[risk]\nnew_keys = 3", "3:1: unknown key \"new_keys\" in [risk]; did you mean \"new_key\"?"),
        .versioned(
            "[login]\nnew_network = 3",
            "3:1: unknown key \"new_network\" in [login]; it belongs in [risk]"),
        .versioned(
            "[risk]\nhigh = 2", "3:8: \"high\" in [risk] is 2, below \"elevated\", which is 3"),
        .versioned(
            "[risk]\nelevated = 9", "3:12: \"elevated\" in [risk] is 9, above \"high\", which is 6"),
        .versioned(
            "[risk]\nhigh = 5\nelevated = 9",
            "3:8: \"high\" in [risk] is 5, below \"elevated\", which is 9"),
    ]

    static let presets: [Self] = [
        .versioned("preset = \"aal4\"", "2:10: \"preset\" cannot be \"aal4\"; did you mean \"aal1\"?"),
        .versioned(
            "preset = \"nist\"",
            "2:10: \"preset\" cannot be \"nist\"; it can be \"aal1\", \"aal2\", \"aal3\", \"pci\" or \"stig\""
        ),
        .versioned("preset = 2", "2:10: \"preset\" must be a string, not an integer"),
        .versioned(
            "[login]\npreset = \"pci\"",
            "3:1: unknown key \"preset\" in [login]; it belongs above the first table"),
        .versioned(
            "preset = \"aal2\"\n[login]\nmethods = [\"totp\", \"email\", \"sms\"]",
            "4:11: \"methods\" in [login] cannot have \"email\" or \"sms\" under preset \"aal2\""),
        .versioned(
            "preset = \"aal2\"\n[login]\nenrol_until = 2027-01-31\nrequire = \"risk\"",
            "5:11: \"require\" in [login] cannot be \"risk\" under preset \"aal2\"; it can be \"always\" or \"step-up\"",
            "4:15: \"enrol_until\" in [login] cannot be under preset \"aal2\": it lets accounts in that have no factor"
        ),
        .versioned(
            "preset = \"pci\"\n[[rule]]\nname = \"a\"\ngroup = [\"g\"]\nrequire = \"never\"",
            "6:11: \"require\" in rule \"a\" cannot be \"never\" under preset \"pci\"; it can be \"always\" or \"step-up\""
        ),
        .versioned(
            "preset = \"stig\"\n[login]\nfresh = \"15m\"",
            "4:9: \"fresh\" in [login] cannot be longer than 10m under preset \"stig\""),
        .versioned(
            "preset = \"aal3\"\n[login]\nremember = { idle = \"1m\", max = \"1m\", bind = [\"ssh-key\"] }",
            "4:12: \"remember\" in [login] cannot be under preset \"aal3\": every login proves a factor"),
        .versioned(
            "preset = \"aal2\"\n[login]\nremember = { idle = \"1h\", max = \"12h\", bind = [\"ssh-key\"] }",
            "4:12: \"remember\" in [login] cannot be longer under preset \"aal2\" than "
                + "\"max\" of 12h and \"idle\" of 30m"),
    ]
}
