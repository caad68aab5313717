import CLibsystemd
import Glibc

/// Tells systemd how this process is doing: `sd_notify(3)`.
///
/// Where systemd does not listen (`$NOTIFY_SOCKET` is not set) every method does nothing; a message that
/// cannot be sent is dropped, since systemd then acts as if it had never been said.
package struct Notifier: Sendable {
    package init() {}

    /// Whether systemd started this process and listens to it.
    package static var isSupervised: Bool {
        // SAFETY: getenv returns NULL or a pointer that nothing changes once threads run; it is only compared.
        unsafe getenv("NOTIFY_SOCKET") != nil
    }

    /// The sockets are served: the start, or a reload, is over.
    package func ready(status: String) {
        send(["READY=1", Self.statusLine(status)])
    }

    /// One line for `systemctl status`.
    package func status(_ text: String) {
        send([Self.statusLine(text)])
    }

    /// A reload began; it ends with ``ready(status:)``.
    ///
    /// The time lets systemd 253 and later tell this reload from an earlier one (`Type=notify-reload`).
    package func reloading() {
        send(["RELOADING=1", "MONOTONIC_USEC=\(KernelClock.monotonicMicroseconds())"])
    }

    package func stopping() {
        send(["STOPPING=1"])
    }

    /// Feeds the watchdog; due well within every ``Watchdog/interval``.
    package func watchdog() {
        send(["WATCHDOG=1"])
    }

    private func send(_ lines: [String]) {
        let state = lines.joined(separator: "\n")
        // SAFETY: libsystemd reads the NUL-terminated copy that Swift makes for the length of the call, and
        // with 0 it leaves the environment as it is.
        _ = unsafe sd_notify(0, state)
    }

    /// A line end in a status would begin another assignment, so controls are escaped.
    private static func statusLine(_ text: String) -> String { "STATUS=\(text.escapingControls)" }
}
