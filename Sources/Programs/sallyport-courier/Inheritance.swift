import Glibc
import Platform
import Systemd

/// What the courier keeps of what it inherits: nothing that whoever started it could steer a transfer with.
enum Inheritance {
    /// What systemd says to a service.
    private static let kept = [
        "NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC", "LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES",
        "CREDENTIALS_DIRECTORY",
    ]

    /// To be called first: sockets are systemd's, so by hand no descriptor stays.
    ///
    /// Of a program that we run nobody could know the end while SIGCHLD is ignored.
    static func reduce() throws(PlatformError) {
        signal(SIGCHLD, SIG_DFL)
        try Surroundings.forget(keeping: kept, keepingDescriptors: Notifier.isSupervised)
    }
}
