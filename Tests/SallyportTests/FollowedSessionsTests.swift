import Identity
import Platform
import Testing
import Wire

@testable import sallyport

@Suite struct `A list of sessions that is followed` {
    private static let first = Timestamp(seconds: 1_800_000_000)
    private static let second = Timestamp(seconds: 1_800_000_002)
    private static let away = Failure(.unreachable, Sentences.connectionBroken)
    private static let pause = WaitingTime(seconds: 2)

    private static func sessions(_ count: Int, user: String = "alice") throws -> [SessionReport] {
        try (0..<count).map {
            SessionReport(
                id: $0 + 1, user: try AccountName(user), uid: UserID(rawValue: 1_000), service: "sshd",
                from: "198.51.100.7", factor: "totp", opened: first)
        }
    }

    private func lines(
        _ followed: FollowedSessions, _ rows: Int, _ columns: Int, _ style: Style = .plain
    ) -> [String] {
        followed.lines(every: Self.pause, in: WindowSize(rows: rows, columns: columns), style)
    }

    @Test func `says of when it is, and shows all where there is room`() throws {
        let shown = lines(FollowedSessions(try Self.sessions(1), at: Self.first), 4, 120)
        #expect(
            shown == [
                "1 login session at 2027-01-15T08:00:00Z, asked every 2s. Ctrl-C ends this.",
                "ID  USER   TERMINAL  SINCE              LAST INPUT  FROM          FACTOR  ENDS",
                "1   alice  -         2027-01-15T08:00Z  -           198.51.100.7  totp    -",
            ])
        let empty = lines(FollowedSessions([], at: Self.first), 4, 120)
        #expect(
            empty.first?.hasPrefix("0 login sessions at ") == true && empty.last == Sentences.noSessions())
    }

    @Test func `tells sessions apart by their terminals, and which of them it is shown in`() throws {
        var sessions = try Self.sessions(3)
        (sessions[0].terminal, sessions[1].terminal) = ("pts/6", "pts/61")
        let asked = AskedSessions(ownTerminal: "pts/6")
        let shown = lines(FollowedSessions(sessions, asked, at: Self.first), 9, 120)
        let starts = [
            "ID  USER   TERMINAL      SINCE", "1   alice  pts/6 (here)  2", "2   alice  pts/61        2",
        ]
        for (line, start) in zip(shown.dropFirst(), starts + ["3   alice  -             2"]) {
            #expect(line.hasPrefix(start), "\(line)")
        }
        #expect(
            lines(FollowedSessions(sessions, at: Self.first), 9, 120)[2].hasPrefix("1   alice  pts/6     2"))
    }

    @Test func `says how many there are beside those that fit`() throws {
        let followed = FollowedSessions(try Self.sessions(20), at: Self.first)
        #expect(lines(followed, 23, 120).last?.hasPrefix("20 ") == true)
        let cut = lines(followed, 22, 120)
        #expect(cut.count == 21 && cut.last == "... and 2 more" && cut[19].hasPrefix("18 "))
        #expect(lines(followed, 4, 120).last == "... and 20 more")
    }

    @Test(arguments: 0...40)
    func `is never larger than the window, and never nothing`(count: Int) throws {
        var followed = FollowedSessions(try Self.sessions(count), at: Self.first)
        for failure in [nil, Self.away] {
            if let failure { followed.note(.failure(failure), at: Self.second) }
            for rows in 1...45 {
                for columns in [1, 7, 79] {
                    let shown = lines(followed, rows, columns)
                    #expect((1...max(1, rows - 1)).contains(shown.count))
                    #expect(shown.allSatisfy { $0.count <= columns })
                }
            }
        }
    }

    @Test func `takes what may be wide for wide, and cuts before it colours`() throws {
        #expect("a\u{754C}\u{754C}b".cut(toColumns: 4) == "a\u{754C}" && "abc".cut(toColumns: 3) == "abc")
        let followed = FollowedSessions(try Self.sessions(1), at: Self.first)
        #expect(lines(followed, 9, 8, .coloured)[1] == "\u{1B}[1mID  USER\u{1B}[0m")
    }

    @Test func `keeps the last answer while there is none, and says so`() throws {
        var followed = FollowedSessions(try Self.sessions(1), at: Self.first)
        let before = lines(followed, 9, 120)
        followed.note(.failure(Self.away), at: Self.second)
        let away = lines(followed, 9, 120)
        #expect(away[1] == "trying again: the daemon closed the connection before it answered")
        #expect([away[0]] + away[2...] == before)
        followed.note(.success([]), at: Self.second)
        #expect(lines(followed, 9, 120)[0].hasPrefix("0 login sessions at 2027-01-15T08:00:02Z"))
        #expect(followed.failure == nil)
    }

    @Test func `has nothing in it that steers a terminal`() throws {
        var session = try #require(try Self.sessions(1).first)
        (session.from, session.factor, session.endsFor) = ("\u{1B}[2J", "\r\n\u{9B}1m", "\u{7}")
        session.ends = Self.second
        let shown = lines(FollowedSessions([session], at: Self.first), 9, 200)
        #expect(shown.allSatisfy { $0.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) } })
    }
}
