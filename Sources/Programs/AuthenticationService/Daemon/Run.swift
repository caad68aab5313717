import Logging
import Platform
import ServiceLifecycle
import Systemd
import UnixSignals

/// From options to the end of the process: what `sallyportd` does.
package enum Run {
    /// Serves until SIGTERM or SIGINT.
    ///
    /// - Throws: ``StartFailure`` when there is nothing to serve with.
    package static func daemon(_ options: DaemonOptions) async throws {
        do throws(PlatformError) {
            try ProcessHardening.apply()
        } catch {
            throw StartFailure.platform(error)
        }
        let daemon = try await AuthenticationDaemon.prepare(options)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [daemon, ReloadService(daemon), WatchdogService(daemon)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: daemon.logger))
        try await group.run()
    }

    /// Judges the settings and serves nothing; what is wrong is the error.
    package static func check(_ options: DaemonOptions) throws(StartFailure) {
        _ = try Start.readSettings(options.configuration)
    }
}
