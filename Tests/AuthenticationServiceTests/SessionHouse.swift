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
    private let eventLoop = EmbeddedEventLoop()
    private let thread = NIOThreadPool(numberOfThreads: 1)
    private let dial = Dial()
    /// Seconds since the house is there.
    var passed: Int64 { dial.seconds - Dial.first }

    /// The time, in seconds since boot.
    private final class Dial {
        static let first: Int64 = 1_000_000
        var seconds = first
        var moment: Moment { Moment(wall: (seconds + 1_800_000_000) * 1_000, boot: seconds * 1_000) }
    }

    init(_ place: Place) throws {
        table = try SessionTable(table: try place.openSessions(capacity: 512), bootID: Place.boot)
        let writer = try JournalWriter(to: KeptJournal().sink) { _ in
            JournalRecord(message: "lost", priority: .warning)
        }
        let rules = RuleBook(
            file: place.configuration, hostName: "host", edition: try Edition.read(place.configuration))
        keeper = SessionKeeper(
            table: table, rules: rules, audit: AuditTrail(writer: writer), hands: hands,
            clock: Elsewhere(eventLoop: eventLoop, thread: thread), now: { [dial] in dial.moment })
    }

    /// Opens a session with a proven factor, now or so many seconds ago.
    func open(_ pid: UInt32, before seconds: Int64 = 0) throws {
        let boot = dial.moment.boot - seconds * 1_000
        let leader = ProcessIdentity(pid: Int32(pid), startTime: 9)
        let (user, service) = (try AccountName("alice"), try ServiceName("sshd"))
        let session = try table.open(leader) { id in
            LiveSession(
                id: id, uid: UserID(rawValue: 1_000), user: user, service: service, leader: leader, name: nil,
                host: nil, key: nil, factor: .totp, opened: boot, openedAt: 1_800_000_000, rule: nil,
                proven: boot)
        }
        if seconds == 0 { keeper.consider(session) }
    }

    /// Lets time pass, a second at once.
    func pass(_ seconds: Int64) {
        for _ in 0..<seconds {
            dial.seconds += 1
            eventLoop.advanceTime(by: .seconds(1))
        }
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

    func write(_ line: String, to session: LiveSession, _ done: @escaping () -> Void) {
        deeds.append(.wrote(session.leader.pid))
        done()
    }

    func end(
        _ session: LiveSession, _ leftBehind: LeftBehind, _ done: @escaping (SessionFate) -> Void
    ) {
        deeds.append(.ended(session.leader.pid))
        done(fate)
    }
}
