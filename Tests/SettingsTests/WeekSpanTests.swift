import Identity
import Settings
import Testing

@Suite struct `Stretches of the week` {
    @Test(arguments: [
        ("Mon-Fri 08:00-18:00", "Mon-Fri 08:00-18:00"), ("Sat", "Sat"), ("22:00-06:00", "22:00-06:00"),
        ("Sun-Tue", "Sun-Tue"), ("Mon-Sun", "Mon-Sun"), ("Thu-Wed", "Mon-Sun"), ("00:00-24:00", "Mon-Sun"),
        ("Sat 00:00-24:00", "Sat"), ("22:00-00:00", "22:00-24:00"), ("Wed-Tue 01:00-02:00", "01:00-02:00"),
        ("Fri 23:59-23:58", "Fri 23:59-23:58"), ("Sun 00:00-00:01", "Sun 00:00-00:01"),
    ])
    func `are days, times, or both`(text: String, description: String) throws {
        let span = try WeekSpan(text)
        #expect(span.description == description)
        #expect(try WeekSpan(description) == span)
    }

    @Test(
        arguments: [
            ("", .form), (" ", .form), ("Mon ", .form), (" Mon", .form), ("Mon  08:00-09:00", .form),
            ("Mon 08:00-09:00 x", .form), ("Mon-Tue-Wed", .form), ("08:00", .form),
            ("08:00-09:00-10:00", .form),
            ("Mon Tue", .form), ("mon", .day("mon", meant: "Mon")), ("Monday", .day("Monday", meant: nil)),
            ("Mon-Fry", .day("Fry", meant: "Fri")), ("Mon,Tue", .day("Mon,Tue", meant: nil)),
            ("-Mon", .day("", meant: nil)), ("Mon-Mon", .empty("Mon-Mon")),
            ("08:00-08:00", .empty("08:00-08:00")), ("00:00-00:00", .empty("00:00-00:00")),
            ("24:00-08:00", .beginsAtEnd), ("8:00-09:00", .clock("8:00")), ("08:00-24:01", .clock("24:01")),
            ("08:00-23:60", .clock("23:60")), ("08.00-09:00", .clock("08.00")), ("08:00-9", .clock("9")),
            ("08:0\u{661}-09:00", .clock("08:0\u{661}")), ("Mon 08:00-18:00:00", .clock("18:00:00")),
        ] as [(String, WeekSpan.Mistake)])
    func `are nothing else`(text: String, mistake: WeekSpan.Mistake) {
        #expect(throws: mistake) { try WeekSpan(text) }
    }

    /// Day by day and minute by minute, with spans that are written from numbers.
    @Test func `contain the minutes from each beginning to each end, and no others`() throws {
        let clocks = [0, 1, 480, 1_320, 1_439]
        for (first, count) in [(0, 1), (0, 5), (3, 1), (5, 3), (6, 1), (6, 7), (0, 7), (4, 6)] {
            for start in clocks {
                for end in clocks where end != start {
                    let span = try WeekSpan(written(first, count, start, end))
                    let minutes = minutes(first, count, start, end)
                    let differing = (0..<TimeOfWeek.minutesAWeek).first { minute in
                        TimeOfWeek(minute: minute).map(span.contains) != minutes.contains(minute)
                    }
                    #expect(differing == nil, "\(span)")
                }
            }
        }
    }

    @Test func `cover each other where every minute is in`() throws {
        let texts = [
            "Mon", "Sun", "Mon-Fri", "Sat-Sun", "Sun-Mon", "Mon-Sun", "Mon-Fri 08:00-18:00",
            "Tue 08:00-12:00",
            "22:00-06:00", "Sun 22:00-06:00", "Mon 00:00-06:00", "Sun 22:00-24:00", "Sun 12:00-11:59",
        ]
        let spans = try texts.map { try WeekSpan($0) }
        let minutes = spans.map { span in
            Set((0..<TimeOfWeek.minutesAWeek).compactMap(TimeOfWeek.init(minute:)).filter(span.contains))
        }
        for wide in spans.indices {
            for narrow in spans.indices {
                let isCovered = minutes[narrow].isSubset(of: minutes[wide])
                #expect(spans[wide].covers(spans[narrow]) == isCovered, "\(spans[wide]), \(spans[narrow])")
            }
        }
    }

    private func written(_ first: Int, _ count: Int, _ start: Int, _ end: Int) -> String {
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let days = count == 1 ? names[first] : "\(names[first])-\(names[(first + count - 1) % 7])"
        return "\(days) \(clock(start))-\(clock(end))"
    }

    private func clock(_ minute: Int) -> String {
        [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    private func minutes(_ first: Int, _ count: Int, _ start: Int, _ end: Int) -> Set<Int> {
        let length = end > start ? end - start : end - start + 1_440
        return Set(
            (first..<first + count).flatMap { day in
                (0..<length).map { (day * 1_440 + start + $0) % 10_080 }
            })
    }
}
