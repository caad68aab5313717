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
        await finishSending()
    }

    /// Once nothing is served any more.
    func finish() {
        log.note(CourierText.stopped)
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
        let isNew = (try? read.get()) != nil
        try? await threads.eventLoop.submit {
            adopt(read)
            notifier.ready(status: isNew ? CourierText.serving : oldStatus)
        }.get()
    }

    private var oldStatus: String {
        desk.value.providers == nil ? CourierText.servingNothing : CourierText.oldSettings
    }

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
            if providers.isEmpty { log.note(CourierText.nothingConfigured, .notice) }
        case .failure(let refusal): log.settingsRejected(refusal)
        }
    }

    private func announce() {
        log.note(CourierText.ready)
        if let interval = Watchdog.interval { feedWatchdog(every: TimeAmount(interval / 3)) }
        threads.eventLoop.execute {
            let isUsable = desk.value.providers != nil
            notifier.ready(status: isUsable ? CourierText.serving : CourierText.servingNothing)
        }
    }

    /// Feeds systemd's watchdog from the event loop, for as long as that turns.
    private func feedWatchdog(every interval: TimeAmount) {
        notifier.watchdog()
        threads.eventLoop.scheduleTask(in: interval) { feedWatchdog(every: interval) }
    }

    private func finishSending() async {
        let done = threads.eventLoop.makePromise(of: Void.self)
        threads.eventLoop.scheduleTask(in: TimeAmount(Self.grace)) { done.succeed() }
        threads.eventLoop.execute { [desk] in desk.value.whenIdle { done.succeed() } }
        try? await done.futureResult.get()
    }

    private static func startLog() throws(Failure) -> DeliveryLog {
        do throws(SystemdError) {
            return try DeliveryLog.start()
        } catch {
            throw Failure(error)
        }
    }
}
