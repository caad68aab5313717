import Identity
import Platform
import Policy
import Testing

@testable import sallyport

@Suite struct `Logins, prompts and refusals` {
    /// Sunday 2026-10-25 in Berlin, when summer time ends: its first second, and noon.
    private static let (midnight, noon): (Int64, Int64) = (1_792_879_200, 1_792_926_000)

    @Test func `a login counts once, and every prompt and refusal counts`() throws {
        let count = try Self.count([
            Self.record(1, 0, "login-refused"), Self.record(1, 20, "login-granted"),
            Self.record(1, 21, "login-granted", phase: "account"),
            Self.record(1, 22, "login-granted", phase: "open-session"),
            Self.record(2, 30, "login-not-asked", decision: "not-asked"),
            Self.record(2, 31, "login-not-asked", phase: "account", decision: "not-asked"),
            Self.record(3, 40, "login-refused", phase: "account", decision: "refused"),
            ["SALLYPORT_EVENT": "started"], [:],
        ])
        #expect(count.days.map(\.logins) == [0, 0, 2])
        #expect(count.days.map(\.prompts) == [0, 0, 2] && count.days.map(\.refusals) == [0, 0, 2])
        #expect(count.refusedMost(5).map(\.user) == ["alice"] && count.refusedMost(5)[0].refusals == 2)
    }

    @Test func `a process counts again after a while, and after a boot`() throws {
        let count = try Self.count([
            Self.record(1, 0, "login-granted"), Self.record(1, 900, "login-granted", phase: "account"),
            Self.record(1, 1_801, "login-granted"),
            Self.record(1, 1_802, "login-granted", ["_BOOT_ID": "another"]),
        ])
        #expect(count.days[2].logins == 3)
    }

    @Test func `what a later phase refuses did not come in`() throws {
        let count = try Self.count([
            Self.record(1, 0, "login-granted"), Self.record(1, 1, "login-refused", phase: "account"),
            Self.record(2, 0, "login-granted"), Self.record(2, 2_000, "login-refused"),
        ])
        #expect(count.days[2].logins == 1 && count.days[2].refusals == 2 && count.days[2].prompts == 3)
        #expect(count.hours[0].logins == 1)
    }

    @Test func `services left alone and unlocked screens are no logins`() throws {
        let count = try Self.count([
            Self.record(
                1, 0, "login-not-asked", phase: "account", decision: "not-asked",
                ["SALLYPORT_REASON": "\(NotAskedReason.serviceNotNamed)", "SALLYPORT_SERVICE": "cron"]),
            Self.record(
                2, 0, "login-not-asked", decision: "not-asked",
                ["SALLYPORT_REASON": "\(NotAskedReason.serviceNotNamed)"]),
            Self.record(2, 1, "login-not-asked", phase: "account", decision: "not-asked"),
            Self.record(3, 0, "login-granted", ["SALLYPORT_STANDPOINT": "own-account"]),
        ])
        #expect(count.days[2].logins == 0 && count.days[2].prompts == 1)
    }

    @Test func `before the first factor everybody is asked`() throws {
        var record = Self.record(1, 0, "login-refused", ["SALLYPORT_STANDPOINT": "before-first-factor"])
        record["SALLYPORT_DECISION"] = nil
        record["SALLYPORT_USER"] = nil
        let count = try Self.count([record])
        #expect(count.days[2].prompts == 1 && count.days[2].refusals == 1 && count.refusals.isEmpty)
    }

    @Test func `one user alone is counted where that is wanted`() throws {
        let records = [
            Self.record(1, 0, "login-granted"),
            Self.record(2, 0, "login-granted", ["SALLYPORT_USER": "bob"]),
        ]
        #expect(try Self.count(records, user: "bob").days[2].logins == 1)
        #expect(try Self.count(records).days[2].logins == 2)
    }

    @Test(
        arguments: [
            ("the end of summer time", 1_792_879_200, 25, 2), ("its begin", 1_806_188_400, 23, 0),
            ("a usual day", 1_792_969_200, 24, 1),
        ] as [(String, Int64, Int, Int)])
    func `a day has the hours that it has`(name: String, midnight: Int64, hours: Int, second: Int) throws {
        var count = ActivityCount(days: 1, upTo: midnight, clock: try FixedClock.zone("Europe/Berlin"))
        for hour in -3..<30 {
            count.take(Self.record(hour, hour * 3_600, "login-granted", since: midnight))
        }
        #expect(count.days[0].logins == hours && count.hours[2].logins == second)
        #expect(count.hours[0].logins == 1 && count.hours[23].logins == 1)
    }

    @Test func `a clock far from now traps nothing`() throws {
        for now in [0, 86_400, Int64(Int32.max), 253_402_300_799] {
            let count = ActivityCount(days: 3_650, upTo: now, clock: try FixedClock.zone("UTC"))
            #expect(Set(count.days.map(\.day)).count == count.days.count && !count.days.isEmpty)
        }
    }

    @Test func `days and hours are drawn with blocks`() throws {
        let lines = try Self.drawing(width: 60, isUTF8: true)
        #expect(Array(lines.prefix(8)) == Self.drawnInBlocks)
        #expect(lines.suffix(2) == ["", "Refused most: bob (2), alice (1)."])
    }

    @Test func `days and hours are drawn in plain letters elsewhere`() throws {
        let lines = try Self.drawing(width: 60, isUTF8: false)
        #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
        #expect(Array(lines[9...12]) == Self.hoursInLetters)
    }

    @Test(arguments: [0, 20, 40, 80, 200])
    func `no line is wider than the terminal, where the numbers fit`(width: Int) throws {
        let lines = try Self.drawing(width: width, isUTF8: true).dropFirst().dropLast()
        #expect((lines.map(\.count).max() ?? 0) <= max(width, 46))
    }

    @Test func `of a day before the records begin nothing is said`() throws {
        let lines = try Self.drawing(width: 60, isUTF8: true, since: Self.midnight - 3_600)
        #expect(lines[1] == "The records begin on 2026-10-24: what was before is not known.")
        #expect(!lines.contains { $0.hasPrefix("Fri 2026-10-23") })
        #expect(lines[4].hasPrefix("Sat 2026-10-24       0 "))
        #expect(try Self.drawing(width: 60, isUTF8: true, since: nil) == ["There is no record to count."])
    }

    /// Each begin with the day that the records are then said to begin on, and with how many days are left.
    @Test(
        arguments: [
            (0, nil, 3), (midnight - 172_801, nil, 3), (midnight - 172_800, "2026-10-23", 3),
            (midnight - 1, "2026-10-24", 2), (midnight, "2026-10-25", 1), (noon, "2026-10-25", 1),
            (noon + 864_000, "2026-10-25", 1),
        ] as [(Int64, String?, Int)])
    func `days begin where the records do`(begin: Int64, day: String?, count: Int) throws {
        let recorded = try Self.count([]).recorded(since: begin)
        #expect(recorded.begin?.description == day && recorded.days.count == count)
        #expect(recorded.days.last?.day.description == "2026-10-25")
    }

    @Test func `colours are for terminals`() throws {
        let coloured = try Self.drawing(width: 60, isUTF8: true, .coloured)
        #expect(coloured.contains { $0.contains("\u{1B}[31m") && $0.contains("\u{1B}[32m") })
    }

    /// Three days that end on the one of 25 hours, with activity on the first and in both hours from two to three.
    ///
    /// The records begin long before, if nothing else is said.
    private static func drawing(
        width: Int, isUTF8: Bool, _ style: Style = .plain, since begin: Int64? = 0
    ) throws -> [String] {
        let clock = try FixedClock.zone("Europe/Berlin")
        var count = ActivityCount(days: 3, upTo: noon, clock: clock)
        let bob = ["SALLYPORT_USER": "bob"]
        let records =
            (0..<8).map { record($0, -172_800 + $0, "login-granted") } + [
                record(20, 7_200, "login-granted"), record(21, 10_800, "login-granted"),
                record(22, 10_801, "login-refused"), record(23, 10_802, "login-refused", bob),
                record(24, 10_803, "login-refused", bob),
            ]
        for record in records { count.take(record) }
        let report = ActivityReport(count, since: begin, upTo: noon, clock: clock)
        return ActivityView(report, style, width: width, isUTF8: isUTF8).lines
    }

    private static let drawnInBlocks = [
        "Days and hours are in SUMMER (UTC+02:00), then WINTER (UTC+01:00).", "",
        "DAY             LOGINS        PROMPTS        REFUSALS",
        "Fri 2026-10-23       8 █████        8 █████         0",
        "Sat 2026-10-24       0              0               0",
        "Sun 2026-10-25       2 █▎           5 ███▏          3 █▉",
        "Total               10             13               3", "",
    ]
    private static let hoursInLetters = [
        "00:00 to 00:59       8 #####        8 #####         0",
        "01:00 to 01:59       0              0               0",
        "02:00 to 02:59       2 #            5 ###           3 ##",
        "03:00 to 03:59       0              0               0",
    ]

    private static func count(_ records: [[String: String]], user: String? = nil) throws -> ActivityCount {
        var count = ActivityCount(
            days: 3, upTo: noon, user: user, clock: try FixedClock.zone("Europe/Berlin"))
        for record in records { count.take(record) }
        return count
    }

    private static func record(
        _ pid: Int, _ seconds: Int, _ event: String, phase: String = "auth", decision: String = "asked",
        since: Int64 = midnight, _ more: [String: String] = [:]
    ) -> [String: String] {
        [
            "SALLYPORT_EVENT": event, "SALLYPORT_USER": "alice", "SALLYPORT_SERVICE": "sshd",
            "SALLYPORT_PHASE": phase, "SALLYPORT_DECISION": decision, "SALLYPORT_PID": "\(pid)",
            "_BOOT_ID": "b", "__REALTIME_TIMESTAMP": "\((since + Int64(seconds)) * 1_000_000)",
        ].merging(more) { $1 }
    }
}
