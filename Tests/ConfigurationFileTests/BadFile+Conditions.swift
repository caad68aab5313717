extension BadFile {
    static let times: [Self] = [
        time("weekdays", "has \"weekdays\", which is no day of the week; \(weekdays)"),
        time("", form), time("Mon Tue", form), time("08:00", form),
        time("Mon-Fry", "has \"Fry\", which is no day of the week; did you mean \"Fri\"?"),
        time("mon", "has \"mon\", which is no day of the week; did you mean \"Mon\"?"),
        time("Mon 8:00-18:00", "has \"8:00\", \(clock)"), time("08:00-25:00", "has \"25:00\", \(clock)"),
        time("24:00-06:00", "cannot begin at 24:00: that is 00:00 of the next day"),
        time("Sat 08:00-08:00", "has \"08:00-08:00\", \(empty)"),
        time("Sat-Sat", "has \"Sat-Sat\", \(empty)"),
        .versioned(
            "[[rule]]\nname = \"a\"\ntime = [\"Mon-Sun\", \"00:00-24:00\"]\nrequire = \"never\"",
            "4:20: \"00:00-24:00\" stands twice in \"time\" in rule \"a\""),
        .versioned(
            "[[rule]]\nname = \"a\"\ntime = 08:00:00\nrequire = \"never\"",
            "4:8: \"time\" in rule \"a\" must be a list, not a time"),
        .versioned(
            "[[rule]]\nname = \"a\"\ntime = [\"Tue 09:00-10:00\"]\nexcept.time = [\"Mon-Fri\"]\nrequire = \"never\"",
            "2:3: rule \"a\" matches nobody: its \"except\" takes out all of \"time\""),
        .versioned(
            "[[rule]]\nname = \"a\"\nexcept.time = [\"Mon-Fri\", \"Sat-Sun\"]\nrequire = \"never\"",
            "2:3: rule \"a\" matches nobody: its \"except\" takes out all of \"time\""),
        .versioned(
            "[[rule]]\nname = \"a\"\ntime = [\"Mon-Fri\"]\nrequire = \"never\"\n"
                + "[[rule]]\nname = \"b\"\ntime = [\"Tue 08:00-12:00\"]\nuser = [\"x\"]\nrequire = \"always\"",
            "6:3: rule \"b\" can never be reached: all that it matches is matched by rule \"a\" at f:2:3"),
        .versioned(
            "[login]\ntime = [\"Mon\"]", "3:1: unknown key \"time\" in [login]; it belongs in [[rule]]"),
    ]

    private static let form =
        "is no stretch of the week; write one such as \"Mon-Fri 08:00-18:00\", \"Sat\" or \"22:00-06:00\""
    private static let clock =
        "which is no time from 00:00 to 24:00; write two digits each for hour and minute"
    private static let empty =
        "which ends where it begins; a whole day is written without times, such as \"Sat\""
    private static let weekdays =
        "write \"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\", \"Sat\" or \"Sun\""

    private static func time(_ text: String, _ mistake: String) -> Self {
        .versioned(
            "[[rule]]\nname = \"a\"\ntime = [\"\(text)\"]\nrequire = \"never\"",
            "4:9: \"\(text)\" in \"time\" in rule \"a\" \(mistake)")
    }

    static let terminals: [Self] = [
        terminal("", "cannot be a terminal: \(name)"), terminal("tty 1", "cannot be a terminal: \(name)"),
        terminal("/dev/tty1", "cannot be a terminal: \(folder); did you mean \"tty1\"?"),
        terminal("/tty1", "cannot be a terminal: \(folder)"),
        terminal("*/1", "has an asterisk before its end; only the last character can be one"),
        .versioned(
            "[[rule]]\nname = \"a\"\nterminal = [\"tty1\"]\nexcept.terminal = [\"tty*\"]\nrequire = \"never\"",
            "2:3: rule \"a\" matches nobody: its \"except\" takes out all of \"terminal\""),
        .versioned(
            "[[rule]]\nname = \"a\"\nexcept.terminal = [\"*\", \"none\"]\nrequire = \"never\"",
            "2:3: rule \"a\" matches nobody: its \"except\" takes out all of \"terminal\""),
        .versioned(
            "[[rule]]\nname = \"a\"\nterminals = [\"tty1\"]\nrequire = \"never\"",
            "4:1: unknown key \"terminals\" in rule \"a\"; did you mean \"terminal\"?"),
    ]

    private static let name =
        "write 1 to 64 characters of ASCII without spaces, such as \"tty1\" or \"pts/*\""
    private static let folder = "they are written without their folder, such as \"tty1\""

    private static func terminal(_ text: String, _ mistake: String) -> Self {
        .versioned(
            "[[rule]]\nname = \"a\"\nterminal = [\"\(text)\"]\nrequire = \"never\"",
            "4:13: \"\(text)\" in \"terminal\" in rule \"a\" \(mistake)")
    }
}
