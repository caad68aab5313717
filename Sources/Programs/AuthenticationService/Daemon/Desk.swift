import Account
import AccountStore
import Identity
import NIOCore
import NIOPosix
import OtherProcesses
import Platform
import SocketServer
import Systemd
import Varlink
import Wire

/// Everything that lives on the event loop, put together once.
final class Desk {
    let accounts: AccountTable
    let rules: RuleBook
    let logins: LoginDesk
    let audit: AuditTrail
    private let caretaker: Caretaker
    private let names: NameResolver
    private var budget: ConnectionBudget
    private let started = Moment.now().seconds
    private let isMemoryLocked: Bool
    private let stateDirectory: String

    init(
        _ stores: Stores, _ options: DaemonOptions, _ edition: Edition, _ threads: Threads,
        _ audit: AuditTrail, _ sockets: Sockets
    )
        throws(AccountStoreError)
    {
        let now = Moment.now()
        let epochs = try EpochKeeper(table: stores.spent, bootID: stores.bootID, now: now)
        let runtime = try RuntimeTable(table: stores.spent, keeping: epochs.isContinued, now: now)
        self.audit = audit
        epochs.clockJumped = { audit.clockJumped($0) }
        if !epochs.isContinued { audit.spentTableLost(stores.spent.origin) }
        names = NameResolver(thread: Elsewhere(eventLoop: threads.eventLoop, thread: threads.names))
        accounts = AccountTable(
            storage: stores.storage, runtime: runtime, epochs: epochs, audit: audit,
            disk: Elsewhere(eventLoop: threads.eventLoop, thread: threads.storage))
        rules = RuleBook(file: options.configuration, hostName: ProcessFacts.hostName, edition: edition)
        let register = SessionRegister(
            table: try SessionTable(table: stores.sessions, bootID: stores.bootID), rules: rules, audit: audit
        )
        let helper = RootHelper(path: sockets.helper, eventLoop: threads.eventLoop)
        let keeper = SessionKeeper(
            table: register.table, rules: rules, audit: audit,
            hands: HelperHands(
                helper: RootHelper(path: sockets.sessionsHelper, eventLoop: threads.eventLoop)),
            clock: Elsewhere(eventLoop: threads.eventLoop, thread: threads.storage))
        register.changed = { keeper.consider($0) }
        register.crowded = { keeper.lookAtAll() }
        logins = LoginDesk(
            accounts: accounts, rules: rules, audit: audit, names: names,
            hashing: HashingDesk(
                thread: Elsewhere(eventLoop: threads.eventLoop, thread: threads.hashing)),
            passwords: PasswordDesk(helper: helper),
            deliveries: DeliveryDesk(
                accounts: accounts, rules: rules, audit: audit,
                courier: Courier(
                    path: sockets.courier, eventLoop: threads.eventLoop, mostOpen: Self.mostLetters)),
            sessions: SessionDesk(helper: helper, runtime: runtime, register: register), register: register,
            keeper: keeper)
        caretaker = Caretaker(logins: logins, names: names, stateDirectory: options.stateDirectory)
        budget = ConnectionBudget(most: max(2, ProcessFacts.openFiles - Self.mostLetters - 64))
        isMemoryLocked = stores.isMemoryLocked
        stateDirectory = options.stateDirectory
    }

    /// Letters whose fate is awaited at once: each has a connection to the courier.
    private static let mostLetters = min(1_024, ProcessFacts.openFiles / 8)

    /// One more peer of the verify socket; nil if there is no room for it.
    func makeLoginSession(_ connection: Connection) -> (any Session<ClientFrame>)? {
        guard budget.admit(connection.peer.uid) else { return nil }
        return VerifySession(
            connection: connection, desk: logins,
            admission: VerifySession.Admission(
                admit: { self.budget.admit($0, for: $1) }, dismiss: { self.budget.release($0, for: $1) },
                released: { self.budget.release(connection.peer.uid) }))
    }

    /// One more peer of the control socket.
    func makeControlSession(_ connection: Connection) -> (any Session<[UInt8]>)? {
        guard budget.admit(connection.peer.uid) else { return nil }
        let desk = ControlDesk(logins: logins) { self.status }
        return ControlSession(
            connection: connection, desk: desk, service: VarlinkService(product: Product.varlink),
            ended: { self.budget.release(connection.peer.uid) })
    }

    /// To be done once both sockets are served.
    func announce() {
        if !isMemoryLocked { audit.note(JournalText.memoryNotLocked, .warning) }
        audit.settingsLoaded(rules.file, rules.edition.warnings)
        accounts.catchUp()
        logins.keeper.lookAtAll()
        logins.leavers.begin()
        rules.changed = { [logins] in logins.keeper.considerAll() }
        catchUpLater()
        caretaker.start()
        if let interval = Watchdog.interval { feedWatchdog(every: TimeAmount(interval / 3)) }
    }

    /// Feeds systemd's watchdog, as long as a verification goes the whole way, on this event loop.
    private func feedWatchdog(every interval: TimeAmount) {
        if verifiesItself() { Notifier().watchdog() }
        accounts.disk.after(interval) { self.feedWatchdog(every: interval) }
    }

    private func verifiesItself() -> Bool {
        let now = Moment.now()
        guard let epoch = try? accounts.epochs.epoch(at: now), var test = SelfTest(at: now, epoch: epoch)
        else {
            return false
        }
        return test.passes()
    }

    private func catchUpLater() {
        accounts.disk.after(.seconds(30)) {
            self.accounts.catchUp()
            self.logins.keeper.catchUp()
            self.catchUpLater()
        }
    }

    /// Takes over settings that were read anew, or says why not.
    func adopt(_ result: Result<Edition, any Error>) { rules.take(result, audit) }

    private var status: GetStatusReply {
        GetStatusReply(
            version: Product.version, pid: Int(ProcessFacts.pid), started: Timestamp(seconds: started),
            ready: Timestamp(seconds: started), settings: rules.status,
            store: accounts.status(stateDirectory),
            clock: ClockStatus(
                now: Timestamp(seconds: Moment.now().seconds),
                epochBegan: Timestamp(seconds: accounts.epochs.epoch.began), doubted: accounts.isClockDoubted),
            journal: audit.status, conversations: logins.open, connections: budget.open,
            keys: accounts.storage.keys.fingerprints.map(\.hexadecimal), memoryLocked: isMemoryLocked,
            enrolment: rules.enrolment, policy: rules.summary)
    }
}

extension AccountTable {
    fileprivate func status(_ directory: String) -> StoreStatus {
        StoreStatus(
            directory: directory, problem: problem.map { JournalText.problem($0) },
            pendingWrites: residents.values.count { $0.isBehind || $0.isWriting })
    }
}
