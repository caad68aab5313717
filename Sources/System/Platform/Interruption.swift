internal import Glibc

/// The signals by which a person or the system ends a program at a prompt, as something to wait for.
///
/// While it lives Ctrl-C, Ctrl-\, a terminal that is gone and `kill` are noted instead of obeyed, and Ctrl-Z
/// does nothing: a shell would get a terminal that hides what is typed. There is one at a time.
package struct Interruption: ~Copyable {
    private let signals: SignalPipe

    /// Readable once a signal came.
    package var number: Int32 { signals.number }

    package init() throws(PlatformError) {
        signals = try SignalPipe([SIGINT, SIGQUIT, SIGHUP, SIGTERM])
        signal(SIGTSTP, SIG_IGN)
    }

    deinit {
        signal(SIGTSTP, SIG_DFL)
    }
}
