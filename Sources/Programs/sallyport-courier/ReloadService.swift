import ServiceLifecycle
import UnixSignals

/// Reads the settings anew at each SIGHUP.
struct ReloadService: Service {
    let daemon: CourierDaemon

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            await daemon.reload()
        }
    }
}
