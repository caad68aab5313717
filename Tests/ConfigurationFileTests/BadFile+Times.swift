extension BadFile {
    static let days: [Self] = [
        day("\"2027-01-31\"", "a string"), day("2027-01-31T00:00:00Z", "a date with a time"),
        day("2027-01-31 08:00:00", "a date with a time"), day("08:00:00", "a time"),
        day("20270131", "an integer"), day("[2027-01-31]", "a list"), day("true", "a boolean"),
        .versioned("[login]\nenrol_until = 2027-02-30", "3:15: there is no such day"),
        .versioned("[login]\nenrol_until = 2027-00-10", "3:15: there is no such day"),
        .versioned(
            "[login]\nenrol_until = 2027-1-31",
            "3:15: a value is expected here: a string, number, date, true, false, list or table"),
        .versioned(
            "[login]\n  enrol_until = 1969-12-31",
            "3:17: \"enrol_until\" in [login] cannot be 1969-12-31: it must be a day from 1970 to 9999"),
        .versioned(
            "[[rule]]\nname = \"a\"\nenrol_until = \"soon\"",
            "4:15: \"enrol_until\" in rule \"a\" must be a date without quotes, such as 2027-01-31, not a string"
        ),
        .versioned("enrol_until = 2027-01-31", "2:1: unknown key \"enrol_until\"; it belongs in [login]"),
        .versioned(
            "[login]\nenroll_until = 2027-01-31",
            "3:1: unknown key \"enroll_until\" in [login]; did you mean \"enrol_until\"?"),
    ]

    static let durations: [Self] = [
        duration("\"90\"", "cannot be \"90\": \(form)"),
        duration("\"90 d\"", "cannot be \"90 d\": \(form)"),
        duration("\"\"", "cannot be \"\": \(form)"),
        duration("\"3w\"", "cannot be \"3w\": \(form)"),
        duration("\"0s\"", "cannot be \"0s\": \(range)"),
        duration("\"3651d\"", "cannot be \"3651d\": \(range)"),
        duration("90", "must be a string, not an integer"),
        life("\"59s\"", "cannot be \"59s\": it must be from 1m to 10m"),
        life("\"11m\"", "cannot be \"11m\": it must be from 1m to 10m"),
        life("\"1h\"", "cannot be \"1h\": it must be from 1m to 10m"),
        life("\"10\"", "cannot be \"10\": write an integer and s, m, h or d, from 1m to 10m"),
        life("\"10 m\"", "cannot be \"10 m\": write an integer and s, m, h or d, from 1m to 10m"),
        life("600", "must be a string, not an integer"),
        life("[\"10m\"]", "must be a string, not a list"),
        .versioned("codes = \"10m\"", "2:9: \"codes\" must be a table, not a string"),
        .versioned("[code]\nlife = \"10m\"", "2:2: unknown key \"code\"; did you mean \"codes\"?"),
        .versioned(
            "[codes]\n  lifes = \"10m\"", "3:3: unknown key \"lifes\" in [codes]; did you mean \"life\"?"),
        .versioned(
            "[login]\nlife = \"10m\"", "3:1: unknown key \"life\" in [login]; it belongs in [codes]"),
        .versioned(
            "[[rule]]\nname = \"a\"\nrequire = \"always\"\nlife = \"5m\"",
            "5:1: unknown key \"life\" in rule \"a\"; it belongs in [codes]"),
        vanished("\"6d\"", "cannot be \"6d\": it must be from 7d to 3650d"),
        vanished("\"0s\"", "cannot be \"0s\": it must be from 7d to 3650d"),
        vanished("false", "must be a string, not a boolean"),
        .versioned(
            "[accounts]\nvanish_after = \"90d\"",
            "3:1: unknown key \"vanish_after\" in [accounts]; did you mean \"vanished_after\"?"),
        .versioned("accounts = 1", "2:12: \"accounts\" must be a table, not an integer"),
        .versioned(
            "[accounts]\ndormant = \"90d\"",
            "3:1: unknown key \"dormant\" in [accounts]"),
        .versioned(
            "[login]\ndormant_after = \"90d\"",
            "3:1: unknown key \"dormant_after\" in [login]; it belongs in [accounts]"),
    ]

    private static let form = "write an integer and s, m, h or d, from 1s to 3650d"
    private static let range = "it must be from 1s to 3650d"

    private static func day(_ value: String, _ found: String) -> Self {
        .versioned(
            "[login]\nenrol_until = \(value)",
            "3:15: \"enrol_until\" in [login] must be a date without quotes, such as 2027-01-31, not \(found)"
        )
    }

    private static func life(_ value: String, _ mistake: String) -> Self {
        .versioned("[codes]\nlife = \(value)", "3:8: \"life\" in [codes] \(mistake)")
    }

    private static func duration(_ value: String, _ mistake: String) -> Self {
        .versioned(
            "[accounts]\ndormant_after = \(value)", "3:17: \"dormant_after\" in [accounts] \(mistake)")
    }

    private static func vanished(_ value: String, _ mistake: String) -> Self {
        .versioned(
            "[accounts]\nvanished_after = \(value)", "3:18: \"vanished_after\" in [accounts] \(mistake)")
    }
}
