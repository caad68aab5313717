import Logging
import NIOCore
import NIOPosix
import Platform
import ServiceLifecycle
import SocketServer
import Systemd
import Wire

/// The courier once all that it needs is there: serves its socket until it is told to stop.
struct CourierDaemon: Service {
    /// Letters that are with a provider when the courier is told to stop may be finished for so long.
    private static let grace = Duration.seconds(5)

    private let plan: CourierPlan
    private let threads: Threads
    private let log: DeliveryLog
    private let notifier = Notifier()
    private let desk: NIOLoopBound<DeliveryDesk>

    /// Opens the log and reads the settings; broken ones end a start by hand.
    ///
    /// Under systemd every letter is refused then, so that whoever waits for one hears of it at once, and a reload mends it.
    ///
    /// - Throws: ``Failure``.
    static func prepare(_ plan: CourierPlan) throws -> Self {
        let settings = Result { () throws(SettingsRefusal) in try Providers.read(plan.configuration) }
        if case .failure(let refusal) = settings, !Notifier.isSupervised { throw Failure(refusal) }
        let log = try startLog()
        let threads = Threads.start()
        let eventLoop = threads.eventLoop
        let desk = try eventLoop.submit {
            NIOLoopBound(
                DeliveryDesk(
                    nil, peer: plan.peer, eventLoop: eventLoop, threads: threads.sending, log: log),
                eventLoop: eventLoop)
        }.wait()
        let daemon = Self(plan: plan, threads: threads, log: log, desk: desk)
        try eventLoop.submit { daemon.adopt(settings) }.wait()
        return daemon
    }

    func run() async throws {
        let listener = try await SocketListener.start(
            on: eventLoop, descriptor: plan.socket, desk: desk
        ).get()
        announce()
        try? await gracefulShutdown()
        notifier.stopping()
        try await listener.close().get()
        let unsent = await finishSending()
        log.note(CourierText.stopped(unsent: unsent))
    }

    /// Once nothing is served any more.
    func finish() {
        _ = log.writer.finish(within: 2)
    }

    var eventLoop: any EventLoop { threads.eventLoop }

    /// Reads the settings anew; broken ones change nothing and are named in the log.
    func reload() async {
        notifier.reloading()
        let file = plan.configuration
        let read = try? await threads.files.runIfActive {
            Result { () throws(SettingsRefusal) in try Providers.read(file) }
        }
        guard let read else { return }
        try? await threads.eventLoop.submit {
            adopt(read)
            let isOld = (try? read.get()) == nil && desk.value.providers != nil
            notifier.ready(status: isOld ? CourierText.oldSettings : status)
        }.get()
    }

    private var status: String { desk.value.providers.map(CourierText.serving) ?? CourierText.servingNothing }

    /// For the library that runs services, whose own words go to the same place.
    var logger: Logger {
        Logger(label: CourierText.name) { [log] label in
            JournalLogHandler(label: label, writer: log.writer, level: .error)
        }
    }

    private func adopt(_ result: Result<Providers, SettingsRefusal>) {
        switch result {
        case .success(let providers):
            desk.value.providers = providers
            log.note(CourierText.settingsLoaded(plan.configuration))
            log.note(CourierText.serving(providers), providers.isEmpty ? .notice : .info)
        case .failure(let refusal): log.settingsRejected(refusal)
        }
    }

    private func announce() {
        log.note(CourierText.ready)
        if let interval = Watchdog.interval { feedWatchdog(every: TimeAmount(interval / 3)) }
        threads.eventLoop.execute { notifier.ready(status: status) }
    }

    /// Feeds systemd's watchdog from the event loop, for as long as that turns.
    private func feedWatchdog(every interval: TimeAmount) {
        notifier.watchdog()
        threads.eventLoop.scheduleTask(in: interval) { feedWatchdog(every: interval) }
    }

    /// Returns of how many letters nobody knows that they were sent.
    private func finishSending() async -> Int {
        let done = threads.eventLoop.makePromise(of: Void.self)
        threads.eventLoop.scheduleTask(in: TimeAmount(Self.grace)) { done.succeed() }
        threads.eventLoop.execute { [desk] in desk.value.whenIdle { done.succeed() } }
        try? await done.futureResult.get()
        return (try? await threads.eventLoop.submit { [desk] in desk.value.abandon() }.get()) ?? 0
    }

    private static func startLog() throws(Failure) -> DeliveryLog {
        do throws(SystemdError) {
            return try DeliveryLog.start()
        } catch {
            throw Failure(error)
        }
    }
}
