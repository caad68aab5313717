import ServiceLifecycle
import UnixSignals

/// Reads the settings anew at each SIGHUP.
package struct ReloadService: Service {
    private let daemon: AuthenticationDaemon

    package init(_ daemon: AuthenticationDaemon) {
        self.daemon = daemon
    }

    package func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            await daemon.reload()
        }
    }
}
