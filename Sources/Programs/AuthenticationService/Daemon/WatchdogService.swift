import ServiceLifecycle
import Systemd

/// Feeds systemd's watchdog, as long as a verification goes the whole way.
struct WatchdogService: Service {
    private let daemon: AuthenticationDaemon

    init(_ daemon: AuthenticationDaemon) {
        self.daemon = daemon
    }

    func run() async throws {
        guard let interval = Watchdog.interval else {
            try? await gracefulShutdown()
            return
        }
        try? await cancelWhenGracefulShutdown {
            while true {
                if await daemon.verifiesItself() { Notifier().watchdog() }
                try await Task.sleep(for: interval / 3)
            }
        }
    }
}
