import Glibc
import Platform
import Synchronization

/// Tells the person what to do while settings are tried out, and what becomes of them after Ctrl-C.
///
/// It runs beside the question to the daemon, which is answered when the trial ends.
final class TrialWatch: Sendable {
    /// What the daemon refuses, it refuses at once.
    private static let graceMilliseconds: Int64 = 300

    private let isOver = Atomic(false)
    /// Seconds since 1970.
    private let end: Int64
    /// Readable once a signal came.
    private let interruption: Int32

    /// The descriptor `interruption` stays open as long as this is watching.
    init(seconds: Int64, interruption: Int32) {
        end = WallClock.milliseconds() / 1_000 + seconds
        self.interruption = interruption
    }

    func begin() {
        Task.detached { [self] in watch() }
    }

    func stop() {
        isOver.store(true, ordering: .sequentiallyConsistent)
        if isatty(2) == 1 { StandardError.write("\r\(String(repeating: " ", count: 40))\r") }
    }

    private func watch() {
        pause(Self.graceMilliseconds)
        guard !hasEnded else { return }
        StandardError.write("\(Sentences.trialBegan(until: clock))\n")
        while !hasEnded {
            let left = end - WallClock.milliseconds() / 1_000
            if isatty(2) == 1, left >= 0 { StandardError.write("\r\(Sentences.trialLeft(seconds: left))  ") }
            pause(1_000)
        }
    }

    private var hasEnded: Bool { isOver.load(ordering: .sequentiallyConsistent) }

    private var clock: String { Sentences.clock(WallClock.timeOfWeek(at: end)) }

    /// Ends the program where a signal comes meanwhile.
    private func pause(_ milliseconds: Int64) {
        guard TimedReadiness.wait(for: [interruption], milliseconds: milliseconds)[0], !hasEnded else {
            return
        }
        StandardError.write("\nsallyport: \(Sentences.trialLeftAlone(until: clock))\n")
        Glibc.exit(ExitReason.notPermitted.rawValue)
    }
}
