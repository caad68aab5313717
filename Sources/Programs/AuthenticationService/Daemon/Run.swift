import Logging
import NIOCore
import Platform
import ServiceLifecycle
import Systemd
import UnixSignals

/// From options to the end of the process: what `sallyportd` does.
package enum Run {
    /// Serves until SIGTERM or SIGINT; the calling thread waits.
    ///
    /// - Throws: ``StartFailure`` when there is nothing to serve with.
    package static func daemon(_ options: DaemonOptions) throws {
        do throws(PlatformError) {
            try ProcessHardening.apply()
        } catch {
            throw StartFailure.platform(error)
        }
        let daemon = try AuthenticationDaemon.prepare(options)
        let ended = daemon.eventLoop.makePromise(of: Void.self)
        let executor = ForwardingExecutor { [eventLoop = daemon.eventLoop] work in eventLoop.execute(work) }
        Task(executorPreference: executor) {
            do {
                ended.succeed(try await group(daemon).run())
            } catch {
                ended.fail(error)
            }
        }
        try ended.futureResult.wait()
        try daemon.finish()
    }

    /// Judges the settings and serves nothing; what is wrong is the error.
    package static func check(_ options: DaemonOptions) throws(StartFailure) {
        _ = try Start.readSettings(options.configuration)
    }

    private static func group(_ daemon: AuthenticationDaemon) -> ServiceGroup {
        ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [daemon, ReloadService(daemon)], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: daemon.logger))
    }
}
