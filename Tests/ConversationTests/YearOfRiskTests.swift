import Account
import Conversation
import FoundationEssentials
import Identity
import Policy
import Testing

/// Who is asked under `risk`, and how often: the bounds that `docs/risk.md` states.
@Suite struct `A year under risk` {
    private static let accounts = 10_000

    private static func year(_ visits: [YearVisit], wrongCodes: Int = 0) throws -> YearOfRisk {
        var year = try YearOfRisk()
        year.run(visits, wrongCodes: wrongCodes)
        return year
    }

    /// The first login of all teaches the first place, and each of the phone's four networks is new once.
    @Test func `asks a commuter at most twice a month, after the first`() throws {
        let year = try Self.year(YearVisit.commuter)
        #expect(year.owner.visits > 550 && year.owner.asked <= 12)
        let later = YearVisit.commuter.filter { $0.at > 40 * 86_400 }
        #expect(later.count { year.isAsked($0, year.account) } == 0)
    }

    @Test func `asks whoever goes between two places at most twice a month, the first included`() throws {
        #expect(try Self.year(YearVisit.commuterWithoutPhone).owner.askedInAMonth <= 2)
    }

    @Test(arguments: [0, 3])
    func `asks whoever has the password, from wherever else, each time`(wrongCodes: Int) throws {
        for thief in [YearVisit.thief, YearVisit.stubbornThief] {
            let year = try Self.year(YearVisit.commuter + thief, wrongCodes: wrongCodes)
            #expect(year.others.asked == 365 && year.others.letIn == 0)
        }
    }

    @Test func `asks whoever sprays over many accounts, each time`() throws {
        let year = try Self.year(YearVisit.commuter)
        let asked = try Self.spray(year)
        #expect(asked == Self.accounts)
    }

    /// One wrong code for each account, by one network, with the right password.
    private static func spray(_ year: YearOfRisk) throws -> Int {
        var failing = FailingSources()
        let visit = try #require(YearVisit.stubbornThief.last)
        guard case .network(let network) = FailureSource(remoteHost: visit.address) else { return 0 }
        return (0..<UInt32(accounts)).count { number in
            let uid = UserID(rawValue: 10_000 + number)
            let others = failing.accounts(from: network, besides: uid, at: Int64(number / 10))
            failing.note(network, uid, at: Int64(number / 10))
            return year.isAsked(visit, year.account, accountsFailedFromThere: others)
        }
    }

    @Test func `is what the document says`() throws {
        let commuter = try Self.year(YearVisit.commuter)
        let rows = [
            ["who", "logins", "asked", "most in 30 days", "in without a code"],
            ["---", "---", "---", "---", "---"],
            Self.row("a commuter", try Self.year(YearVisit.commuterWithoutPhone).owner),
            Self.row("the same, on the train by a phone with four networks", commuter.owner),
            Self.row("a traveller", try Self.year(YearVisit.traveller).owner),
            Self.row(
                "a thief of the commuter's password, from a new place every night",
                try Self.year(YearVisit.commuter + YearVisit.thief).others),
            Self.row("the commuter meanwhile", try Self.year(YearVisit.commuter + YearVisit.thief).owner),
            Self.row(
                "the same thief, with three wrong codes a night",
                try Self.year(YearVisit.commuter + YearVisit.thief, wrongCodes: 3).others),
            Self.row(
                "the commuter meanwhile",
                try Self.year(YearVisit.commuter + YearVisit.thief, wrongCodes: 3).owner),
            Self.row(
                "a thief, from one place every night",
                try Self.year(YearVisit.commuter + YearVisit.stubbornThief).others),
            Self.row(
                "a thief at the commuter's own office, at noon",
                try Self.year(YearVisit.commuter + YearVisit.colleague).others),
            [
                "one who sprays over 10,000 accounts, with the password of each", "10000",
                "\(try Self.spray(commuter))", "-",
                "\(Self.accounts - (try Self.spray(commuter)))",
            ],
        ]
        try Self.expectDocumented(rows.map { "| \($0.joined(separator: " | ")) |\n" }.joined())
    }

    private static func row(_ who: String, _ tally: YearOfRisk.Tally) -> [String] {
        [who, "\(tally.visits)", "\(tally.asked)", "\(tally.askedInAMonth)", "\(tally.letIn)"]
    }

    private static func expectDocumented(_ table: String) throws {
        let path = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/docs/risk.md"
        let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        let opening = try #require(text.firstRange(of: "<!-- table: written by YearOfRiskTests -->\n"))
            .upperBound
        let closing = try #require(text.firstRange(of: "<!-- end of table -->\n")).lowerBound
        guard ProcessInfo.processInfo.environment["SALLYPORT_REWRITE_SNAPSHOTS"] == nil else {
            let written = text[..<opening] + table + text[closing...]
            return try written.write(to: URL(filePath: path), atomically: true, encoding: .utf8)
        }
        #expect(text[opening..<closing] == table, "SALLYPORT_REWRITE_SNAPSHOTS=1 writes it anew")
    }
}
