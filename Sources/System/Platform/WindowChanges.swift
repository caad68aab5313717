internal import Glibc

/// Waits, until the window of the terminal has another size or whoever reads the output is gone.
///
/// Signals that end a program end this one as they end others. There is one at a time.
package struct WindowChanges: ~Copyable {
    package enum Event: Sendable {
        case passed
        case resized
        /// Nobody can read the output any more.
        case closed
    }

    private let signals: SignalPipe

    package init() throws(PlatformError) {
        signals = try SignalPipe([SIGWINCH])
        SignalMask.letThrough([SIGINT, SIGQUIT, SIGHUP, SIGTERM])
    }

    /// Returns what happens first, at the latest at a moment of the boot clock, in milliseconds.
    package func wait(until deadline: Int64, whileOpen output: Int32) -> Event {
        // No events are asked for on the output: of an error or a hang-up, poll(2) tells in any case.
        var waiting = [
            pollfd(fd: signals.number, events: Int16(POLLIN), revents: 0),
            pollfd(fd: output, events: 0, revents: 0),
        ]
        while true {
            let left = Int32(clamping: max(0, deadline - BootClock.milliseconds()))
            // SAFETY: the call reads and fills both structures, and keeps no pointer.
            let count = unsafe poll(&waiting, 2, left)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return .passed }
            guard waiting[1].revents == 0 else { return .closed }
            signals.drain()
            return .resized
        }
    }
}
