import Identity
import LiveSessions
import NIOCore
import NIOEmbedded
import NIOPosix
import Settings
import Systemd

@testable import AuthenticationService

/// A keeper of sessions over a table of its own, with a clock that goes as fast as it is told.
final class SessionHouse {
    let table: SessionTable
    let keeper: SessionKeeper
    let hands = RecordedHands()
    private let journal = KeptJournal()
    private let writer: JournalWriter
    let rules: RuleBook
    private let eventLoop = EmbeddedEventLoop()
    private let thread = NIOThreadPool(numberOfThreads: 1)
    private let dial = Dial()
    /// Seconds since the house is there.
    var passed: Int64 { dial.passed }
    /// When the keeper was awake, in such seconds: it does nothing without a look at the clock.
    var awakenings: [Int64] { dial.looks.sorted() }
    /// What the wall clock says, in seconds.
    var wall: Int64 { dial.moment.seconds }

    private final class Dial {
        private static let first: Int64 = 1_000_000
        private var ahead: Int64 = 1_800_000_000
        var passed: Int64 = 0
        var looks: Set<Int64> = []
        var moment: Moment {
            let boot = Self.first + passed
            return Moment(wall: (boot + ahead) * 1_000, boot: boot * 1_000)
        }

        func look() -> Moment {
            looks.insert(passed)
            return moment
        }

        func step(_ seconds: Int64) { ahead += seconds }
    }

    init(_ place: Place, capacity: Int = 2_048) throws {
        table = try SessionTable(table: try place.openSessions(capacity: capacity), bootID: Place.boot)
        writer = try JournalWriter(to: journal.sink) { _ in
            JournalRecord(message: "lost", priority: .warning)
        }
        rules = RuleBook(
            file: place.configuration, hostName: "host", edition: try Edition.read(place.configuration))
        keeper = SessionKeeper(
            table: table, rules: rules, audit: AuditTrail(writer: writer), hands: hands,
            clock: Elsewhere(eventLoop: eventLoop, thread: thread), now: { [dial] in dial.look() })
    }

    /// Opens a session with a proven factor, now or so many seconds ago.
    func open(_ pid: UInt32, before seconds: Int64 = 0, by uid: UInt32 = 1_000) throws {
        let (boot, wall) = (dial.moment.boot - seconds * 1_000, wall - seconds)
        let leader = ProcessIdentity(pid: Int32(pid), startTime: 9)
        let (user, service) = (try AccountName("alice"), try ServiceName("sshd"))
        let session = try table.open(leader) { id in
            LiveSession(
                id: id, uid: UserID(rawValue: uid), user: user, service: service, leader: leader, name: nil,
                host: nil, key: nil, factor: .totp, opened: boot, openedAt: wall, rule: nil,
                proven: boot)
        }
        if seconds == 0 { keeper.consider(session) }
    }

    /// All that was written to the journal; nothing is from here on.
    func finishedJournal() -> String {
        _ = writer.finish(within: 10)
        return journal.text
    }

    /// Lets the machine sleep for so many seconds, of which no timer knows.
    func sleep(_ seconds: Int64) { dial.passed += seconds }

    /// Lets time pass, a second at once.
    func pass(_ seconds: Int64) {
        for _ in 0..<seconds {
            dial.passed += 1
            eventLoop.advanceTime(by: .seconds(1))
        }
    }

    /// Sets the wall clock so many seconds ahead, or back.
    func stepClock(by seconds: Int64) { dial.step(seconds) }

    /// The second of the house in which something is true first; nil where it is not within so many seconds.
    func moment(within seconds: Int64, when isTrue: () -> Bool) -> Int64? {
        for _ in 0..<seconds where !isTrue() { pass(1) }
        return isTrue() ? passed : nil
    }
}

/// Hands that do nothing, and remember what they were asked for.
final class RecordedHands: SessionHands {
    enum Deed: Hashable {
        case asked(Int32)
        case wrote(Int32)
        case ended(Int32)

        var isWritten: Bool { if case .wrote = self { true } else { false } }
    }

    private(set) var deeds: [Deed] = []
    private(set) var questions = 0
    var answers = true
    var hangs = false
    /// Whether it is answered what became of a line, and how many terminals took it.
    var writes = true
    var terminals = 1
    /// Whether what was begun waits for ``finish()``.
    var isSlow = false
    private(set) var mostAtOnce = 0
    private var unfinished: [() -> Void] = []
    /// Nil: seen, with ``input``.
    var sighting: SessionSighting?
    var input: () -> SeenInput? = { nil }
    var fate = SessionFate.ended(leftBehind: [])

    func inputs(of leaders: [ProcessIdentity], _ done: @escaping ([SessionSighting]?) -> Void) {
        questions += 1
        guard !hangs else { return }
        guard answers else { return done(nil) }
        if sighting == nil || leaders.count == 1 { deeds += leaders.map { .asked($0.pid) } }
        done(leaders.map { _ in sighting ?? .seen(terminal: nil, input: input()) })
    }

    func write(_ line: String, to session: LiveSession, _ done: @escaping (_ terminals: Int?) -> Void) {
        deeds.append(.wrote(session.leader.pid))
        begin { [writes, terminals] in done(writes ? terminals : nil) }
    }

    func end(
        _ session: LiveSession, _ leftBehind: LeftBehind, _ done: @escaping (SessionFate) -> Void
    ) {
        deeds.append(.ended(session.leader.pid))
        begin { [fate] in done(fate) }
    }

    private func begin(_ deed: @escaping () -> Void) {
        guard isSlow else { return deed() }
        unfinished.append(deed)
        mostAtOnce = max(mostAtOnce, unfinished.count)
    }

    /// Finishes what was begun up to now.
    func finish() {
        let deeds = unfinished
        unfinished = []
        for deed in deeds { deed() }
    }
}
