import Account
import Identity
import LiveSessions
import NIOCore
import Platform
import Synchronization
import Systemd
import Testing
import Wire

@testable import AuthenticationService

/// Records of accounts that the name service does not know any more.
@Suite struct `An account that the name service does not know` {
    private static let day: Int64 = 86_400
    private let place: Place
    private let people: [Person]
    private let names: FakeNames
    private var alice: Person { people[0] }

    init() throws {
        place = try Place(settings: "version = 1\nlogin.require = \"if-enrolled\"\n")
        people = try (1_000..<1_005).map { try Person($0) }
        names = try FakeNames(people)
    }

    private func start() async throws -> Daemon {
        let daemon = try await Daemon(in: place)
        for person in people { try await daemon.enrol(person) }
        return daemon
    }

    private func upkeep(_ daemon: Daemon, days: Int64) async throws {
        try await daemon.upkeep(place, names, at: days * Self.day)
    }

    private func missingSince(_ daemon: Daemon, _ person: Person? = nil) async throws -> Int64? {
        try await daemon.stored(person ?? alice) { record in
            record.account.upkeep.missingSince.map { $0 - Daemon.upkeepBegan }
        }
    }

    private func lock(_ daemon: Daemon, _ person: Person? = nil) async throws -> Lock? {
        try await daemon.stored(person ?? alice) { $0.account.lock }
    }

    private func changes(_ daemon: Daemon) -> [String] {
        daemon.journal.records(of: .accountChanged).compactMap { $0[.change] }
    }

    @Test func `is closed when the grace is over, and its sessions are ended`() async throws {
        let daemon = try await start()
        let helper = try await FakeHelper(in: place, end: { _ in SessionEndAnswer(.endedByLogind) })
        for (number, person) in people.prefix(2).enumerated() {
            var begin = try person.begin(.openSession, conversation: UInt8(number + 1))
            begin.process = ProcessIdentity(pid: 77, startTime: UInt64(71 + number))
            #expect(try await daemon.login(begin).verdict == .granted)
        }
        names.know(alice, false)
        for day in 0..<30 { try await upkeep(daemon, days: Int64(day)) }
        #expect(try await missingSince(daemon) == 0)
        #expect(try await lock(daemon) == nil && changes(daemon) == ["missing"])
        try await upkeep(daemon, days: 30)
        let now = Daemon.upkeepBegan + 30 * Self.day
        let day = WallClock.day(at: Daemon.upkeepBegan)
        #expect(
            try await lock(daemon) == Lock(since: now, until: nil, reason: "no such account since \(day)"))
        let rest = try await daemon.stored(alice) {
            [$0.account.offboarded == now, $0.account.factors.isEmpty]
        }
        #expect(rest == [true, true])
        let open = try await daemon.run { $0.logins.register.table.sessions.values.map(\.uid) }
        #expect(open == [people[1].uid])
        #expect(try await daemon.login(try alice.begin(conversation: 9), alice.code()).verdict == .refused)
        // Nothing more is said or done of it.
        for day in 31..<40 { try await upkeep(daemon, days: Int64(day)) }
        #expect(changes(daemon) == ["missing", "offboarded"])
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `is no more missing once it is found`() async throws {
        let daemon = try await start()
        names.know(alice, false)
        for day in [0, 1, 29] as [Int64] { try await upkeep(daemon, days: day) }
        names.know(alice)
        try await upkeep(daemon, days: 30)
        #expect(try await missingSince(daemon) == nil)
        names.know(alice, false)
        for day in [31, 32, 60] as [Int64] { try await upkeep(daemon, days: day) }
        #expect(try await missingSince(daemon) == 31 * Self.day)
        #expect(try await lock(daemon) == nil && changes(daemon) == ["missing", "found-again", "missing"])
        try await daemon.stop()
    }

    /// The host was off in between.
    @Test func `is not closed by two answers, however far apart`() async throws {
        let daemon = try await start()
        names.know(alice, false)
        for day in [0, 400] as [Int64] { try await upkeep(daemon, days: day) }
        try await daemon.upkeep(place, names, at: 400 * Self.day + 60)
        #expect(try await lock(daemon) == nil)
        try await upkeep(daemon, days: 401)
        #expect(try await lock(daemon) != nil)
        try await daemon.stop()
    }

    /// Though the name service is not believed: of root it says in the end that there is none.
    @Test func `is no more missing once it is found in a round that is doubted`() async throws {
        let daemon = try await start()
        names.know(alice, false)
        try await upkeep(daemon, days: 0)
        names.know(alice)
        names.know(people[1], false)
        names.state.withLock { $0.turning = ($0.asked + 7, .gone) }
        try await upkeep(daemon, days: 1)
        #expect(daemon.journal.text.contains("the name service is not believed"))
        #expect(try await missingSince(daemon) == nil && changes(daemon) == ["missing", "found-again"])
        #expect(try await missingSince(daemon, people[1]) == nil)
        try await daemon.stop()
    }

    enum Silence: CaseIterable { case unanswered, unreadable, mismatched }

    /// Begins the silence, or ends it.
    private func turn(_ silence: Silence) throws {
        switch silence {
        case .unanswered: names.state.withLock { $0.silent.formSymmetricDifference([alice.uid]) }
        case .unreadable: for offset in [100, 8_292] { try place.damage(alice.uid, at: offset) }
        case .mismatched:
            let other = try Person(2_000, name: "\(alice.name)")
            names.know(other, names.state.withLock { $0.users[other.uid] == nil })
        }
    }

    @Test(arguments: Silence.allCases)
    func `is not closed by a day on which nothing was heard of it`(silence: Silence) async throws {
        let daemon = try await start()
        names.know(alice, false)
        try await upkeep(daemon, days: 0)
        try turn(silence)
        try await upkeep(daemon, days: 1)
        try turn(silence)
        try await upkeep(daemon, days: 30)
        #expect(try await lock(daemon) == nil)
        try await upkeep(daemon, days: 31)
        #expect(try await lock(daemon) != nil)
        try await daemon.stop()
    }

    @Test(arguments: [true, false])
    func `is left alone where its uid or its name is somebody else's`(isName: Bool) async throws {
        let daemon = try await start()
        names.know(alice, false)
        let other = try Person(isName ? 2_000 : alice.uid.rawValue, name: isName ? "\(alice.name)" : "other")
        names.know(other)
        for day in 0..<40 { try await upkeep(daemon, days: Int64(day)) }
        #expect(try await missingSince(daemon) == nil && changes(daemon).isEmpty)
        try await daemon.stop()
    }

    @Test func `is one of a host that has files alone`() async throws {
        let daemon = try await start()
        for person in people { names.know(person, false) }
        try await daemon.upkeep(place, names, at: 0)
        #expect(try await missingSince(daemon) == nil)
        try await daemon.upkeep(place, names, at: 0, asksDirectory: false)
        #expect(try await missingSince(daemon) == 0)
        try await daemon.stop()
    }

    @Test func `is not looked for while nobody knows what day it is`() async throws {
        let daemon = try await start()
        names.know(alice, false)
        try await daemon.run { $0.accounts.isClockDoubted = true }
        try await upkeep(daemon, days: 0)
        #expect(names.state.withLock { $0.asked } == 0)
        #expect(try await missingSince(daemon) == nil)
        try await daemon.stop()
    }
}
