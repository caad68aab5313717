import Account
import Identity
import NIOCore
import NIOPosix
import Platform
import SocketServer
import Systemd
import Wire

@testable import AuthenticationService
@testable import OtherProcesses

/// Everything of the daemon that lives on its event loop, over a ``Place``.
final class Daemon: Sendable {
    /// Stays for as long as the daemon does.
    private let place: Place
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let disk = NIOThreadPool(numberOfThreads: 1)
    private let names = NIOThreadPool(numberOfThreads: 1)
    private let hashing = NIOThreadPool(numberOfThreads: 1)
    private let writer: JournalWriter
    private let kept = KeptJournal()
    private let desks: NIOLoopBoundBox<Desks?>

    /// The desks of one daemon, used on the event loop alone.
    final class Desks {
        let accounts: AccountTable
        let logins: LoginDesk
        let control: ControlDesk
        let eventLoop: any EventLoop
        /// Goes with the desks, on the event loop: there alone a connection in memory may be let go.
        var callers: [Caller] = []

        init(
            _ accounts: AccountTable, _ logins: LoginDesk, _ control: ControlDesk, _ eventLoop: any EventLoop
        ) {
            self.accounts = accounts
            self.logins = logins
            self.control = control
            self.eventLoop = eventLoop
        }
    }

    /// `patience`: how long the root helper may take for an answer; `waits`: how long people wait for letters; `knowing`: whom
    /// administrators can name, where that is not whoever is on this host.
    init(
        in place: Place, boot: [UInt8] = Place.boot, patience: TimeAmount = RootHelper.deadline,
        waits: DeliveryDesk.Patience = DeliveryDesk.Patience(), knowing known: FakeNames? = nil
    ) async throws {
        self.place = place
        for pool in [disk, names, hashing] { pool.start() }
        let writer = try JournalWriter(to: kept.sink) { _ in
            JournalRecord(message: "lost", priority: .warning)
        }
        self.writer = writer
        let eventLoop = group.next()
        let elsewhere = (disk: disk, names: names, hashing: hashing)
        let parts = (
            storage: try place.openStorage(), table: try place.openTable(),
            sessions: try place.openSessions(),
            edition: try Edition.read(place.configuration)
        )
        let file = place.configuration
        let helper = RootHelper(path: place.helper, eventLoop: eventLoop, deadline: patience) {
            RootHelper.trusts($0, as: ProcessFacts.effectiveUser)
        }
        let courier = Courier(path: place.courier, eventLoop: eventLoop)
        desks = try await eventLoop.submit {
            let now = Moment.now()
            let epochs = try EpochKeeper(table: parts.table, bootID: boot, now: now)
            let runtime = try RuntimeTable(table: parts.table, keeping: epochs.isContinued, now: now)
            let audit = AuditTrail(writer: writer)
            let accounts = AccountTable(
                storage: parts.storage, runtime: runtime, epochs: epochs, audit: audit,
                disk: Elsewhere(eventLoop: eventLoop, thread: elsewhere.disk))
            let rules = RuleBook(file: file, hostName: "host", edition: parts.edition)
            let names = NameResolver(thread: Elsewhere(eventLoop: eventLoop, thread: elsewhere.names))
            let register = SessionRegister(
                table: try SessionTable(table: parts.sessions, bootID: boot), rules: rules, audit: audit)
            let keeper = SessionKeeper(
                table: register.table, rules: rules, audit: audit, hands: HelperHands(helper: helper),
                clock: Elsewhere(eventLoop: eventLoop, thread: elsewhere.disk))
            register.changed = { keeper.consider($0) }
            let logins = LoginDesk(
                accounts: accounts, rules: rules, audit: audit, names: names,
                hashing: HashingDesk(
                    thread: Elsewhere(eventLoop: eventLoop, thread: elsewhere.hashing)),
                passwords: PasswordDesk(helper: helper),
                deliveries: DeliveryDesk(
                    accounts: accounts, rules: rules, audit: audit, courier: courier, patience: waits),
                sessions: SessionDesk(helper: helper, runtime: runtime, register: register),
                register: register, keeper: keeper)
            let control = ControlDesk(logins: logins, names: known) { Daemon.status(accounts, rules) }
            let desks = Desks(accounts, logins, control, eventLoop)
            return NIOLoopBoundBox(desks, eventLoop: eventLoop)
        }.get()
    }

    /// As `kill -9` leaves things: what is not written is lost.
    func stop() async throws {
        try await disk.shutdownGracefully()
        try await group.next().submit { [desks] in desks.value = nil }.get()
        try await names.shutdownGracefully()
        try await hashing.shutdownGracefully()
        try await group.shutdownGracefully()
        _ = writer.finish(within: 2)
    }

    private struct Stopped: Error {}

    /// With all that was said up to now.
    var journal: KeptJournal {
        kept.catchUp(with: writer)
        return kept
    }

    /// Does something on the event loop.
    @discardableResult
    func run<Result: Sendable>(_ body: @escaping @Sendable (Desks) throws -> Result) async throws -> Result {
        try await group.next().submit { [desks] in
            guard let desks = desks.value else { throw Stopped() }
            return try body(desks)
        }.get()
    }

    /// Does something on the event loop that answers later.
    @discardableResult
    func wait<Result: Sendable>(
        _ body: @escaping @Sendable (Desks, @escaping (Result) -> Void) throws -> Void
    ) async throws -> Result {
        try await group.next().flatSubmit { [desks] in
            let promise = desks.eventLoop.makePromise(of: Result.self)
            do {
                guard let desks = desks.value else { throw Stopped() }
                try body(desks) { promise.succeed($0) }
            } catch {
                promise.fail(error)
            }
            return promise.futureResult
        }.get()
    }

    /// Waits until every record is written.
    func flush() async throws {
        try await wait { (desks, done: @escaping (Bool) -> Void) in desks.accounts.flushAll { done(true) } }
    }

    /// Waits until what the disk's thread was asked for is done, and every record is written.
    func settled() async throws {
        for _ in 1...3 {
            try await wait { (desks, done: @escaping (Bool) -> Void) in
                desks.accounts.disk.perform({ true }) { _ in done(true) }
            }
        }
        try await flush()
    }

    /// Waits until the thread of slow hashes has done what it was asked for.
    func hashed() async throws {
        try await wait { (desks, done: @escaping (Bool) -> Void) in
            desks.logins.hashing.perform(.making, for: .none, while: { true }) {
                true
            } _: { _ in
                done(true)
            }
        }
    }

    /// Makes the account of a person, on disk before this returns.
    func enrol(
        _ person: Person, with more: @escaping @Sendable (inout Account) throws -> Void = { _ in }
    ) async throws {
        try await wait { (desks, done: @escaping (Bool) -> Void) in
            var account = try person.account(in: desks.accounts.epochs.epoch.id)
            try more(&account)
            desks.accounts.find(person.uid, person.name) { found in
                guard case .resident(let resident) = found else { return done(false) }
                resident.record = AccountRecord(new: account)
                desks.accounts.save(resident) { isWritten in
                    desks.accounts.release(resident)
                    done(isWritten)
                }
            }
        }
    }

    private static func status(_ accounts: AccountTable, _ rules: RuleBook) -> GetStatusReply {
        let time = Timestamp(seconds: 0)
        return GetStatusReply(
            version: "0", pid: 1, started: time, ready: time, settings: rules.status,
            store: StoreStatus(directory: "", pendingWrites: 0),
            clock: ClockStatus(now: time, epochBegan: time, doubted: false),
            journal: JournalStatus(target: .standardError, lost: 0), conversations: 0, connections: 0,
            keys: [], memoryLocked: false, enrolment: rules.enrolment, policy: rules.summary)
    }
}
