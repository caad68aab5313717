extension SettingsFault.NetworkMistake {
    var text: String {
        switch self {
        case .hostName: "is not an address; names of hosts are not matched, write one such as 10.20.0.0/16"
        case .prefixLength: "has a wrong prefix length: 0 to 32, or 0 to 128 for IPv6"
        case .bitsAfterPrefix(let network): "has bits set after its prefix; did you mean \"\(network)\"?"
        }
    }
}

extension WrittenDuration.Mistake {
    func text(within bounds: ClosedRange<Int64>) -> String {
        let (shortest, longest) = (bounds.lowerBound, bounds.upperBound)
        let allowed = "from \(WrittenDuration.text(shortest)) to \(WrittenDuration.text(longest))"
        return switch self {
        case .form: "write an integer and s, m, h or d, \(allowed)"
        case .range: "it must be \(allowed)"
        }
    }
}

extension SettingsFault.TextMistake {
    var text: String {
        switch self {
        case .empty: "is empty"
        case .tooLong(let bytes, let longest): "has \(bytes) bytes, at most \(longest) are allowed"
        case .notPrintable: "has a character that cannot be printed, or a line break"
        case .notASCII: "must be ASCII: some SSH clients end the connection at any other character"
        }
    }
}

extension WeekSpan.Mistake {
    var text: String {
        switch self {
        case .form:
            "is no stretch of the week; write one such as \"Mon-Fri 08:00-18:00\", \"Sat\" or \"22:00-06:00\""
        case .day(let day, let meant):
            "has \(day.quoted), which is no day of the week; "
                + (meant.map { "did you mean \($0.quoted)?" }
                    ?? "write \(SettingsFault.choice(of: WeekSpan.dayNames))")
        case .clock(let clock):
            "has \(clock.quoted), which is no time from 00:00 to 24:00; write two digits each for hour and minute"
        case .beginsAtEnd: "cannot begin at 24:00: that is 00:00 of the next day"
        case .empty(let text):
            "has \(text.quoted), which ends where it begins; a whole day is written without times, such as \"Sat\""
        }
    }
}

extension TerminalPattern.Mistake {
    var text: String {
        switch self {
        case .form:
            "cannot be a terminal: write 1 to 64 characters of ASCII without spaces, such as \"tty1\" or \"pts/*\""
        case .path(let meant):
            "cannot be a terminal: they are written without their folder, such as \"tty1\""
                + (meant.map { "; did you mean \($0.quoted)?" } ?? "")
        case .asterisk: "has an asterisk before its end; only the last character can be one"
        }
    }
}

extension RememberMistake {
    /// What is wrong with `subject`, a key and its table, or a table alone.
    func text(of subject: String) -> String {
        switch self {
        case .isTrue:
            "\(subject) cannot be true: say how long, as in { idle = \"12h\", max = \"30d\", bind = [\"ssh-key\"] }"
        case .missing(let key): "\(subject) needs \(key.quoted)"
        case .addressAlone:
            "\(subject) needs \"ssh-key\": an address alone is never remembered, since others can have it too"
        case .idleBeyondMax(let idle, let max):
            "\(subject) is \(WrittenDuration.text(idle)), longer than \"max\", which is \(WrittenDuration.text(max))"
        }
    }
}

extension PresetMistake {
    /// Why `subject`, a key and its table, cannot be as it is.
    func text(of subject: String, under preset: Preset) -> String {
        let preset = "preset \(preset.rawValue.quoted)"
        return switch self {
        case .requirement(let word, let allowed):
            "\(subject) cannot be \(word.rawValue.quoted) under \(preset); "
                + "it can be \(SettingsFault.choice(of: allowed.map(\.rawValue)))"
        case .methods(let methods):
            "\(subject) cannot have \(SettingsFault.choice(of: methods.map(\.rawValue))) under \(preset)"
        case .day: "\(subject) cannot be under \(preset): it lets accounts in that have no factor"
        case .remembers: "\(subject) cannot be under \(preset): every login proves a factor"
        case .remembersLonger(let idle, let max):
            "\(subject) cannot be longer under \(preset) than "
                + "\"max\" of \(WrittenDuration.text(max)) and \"idle\" of \(WrittenDuration.text(idle))"
        case .session(let longest):
            "\(subject) must be \(WrittenDuration.text(longest)) or less under \(preset)"
        case .fresh(let longest):
            "\(subject) cannot be longer than \(WrittenDuration.text(longest)) under \(preset)"
        }
    }
}
