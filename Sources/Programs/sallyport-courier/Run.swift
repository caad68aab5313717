import NIOCore
import Platform
import ServiceLifecycle
import UnixSignals

/// From a plan to the end of the process.
enum Run {
    /// Serves until SIGTERM or SIGINT; the calling thread waits.
    static func daemon(_ plan: CourierPlan) throws {
        let daemon = try CourierDaemon.prepare(plan)
        let ended = daemon.eventLoop.makePromise(of: Void.self)
        let executor = ForwardingExecutor { [eventLoop = daemon.eventLoop] work in eventLoop.execute(work) }
        Task(executorPreference: executor) {
            do {
                ended.succeed(try await group(daemon).run())
            } catch {
                ended.fail(error)
            }
        }
        defer { daemon.finish() }
        try ended.futureResult.wait()
    }

    private static func group(_ daemon: CourierDaemon) -> ServiceGroup {
        ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [daemon, ReloadService(daemon: daemon)],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: daemon.logger))
    }
}
