import ArgumentParser

/// Whether a list is shown once, or again and again.
struct FollowOptions: ParsableArguments {
    private static let usual: Int64 = 2
    private static let longest: Int64 = 3_600

    @Flag(
        help: """
            Go on, and redraw the list in place until Ctrl-C; with --json, one line for each time. While the daemon \
            is away it is tried again.
            """)
    var follow = false
    @Option(help: "With --follow: how long to wait between two lists, 1s to 1h (default: 2s).")
    var every: WaitingTime?

    func validate() throws {
        guard follow || every == nil else { throw ValidationError("--every goes with --follow") }
        guard pause.seconds <= Self.longest else { throw ValidationError("--every must be 1s to 1h") }
    }

    /// From one answer to the next question.
    var pause: WaitingTime { every ?? WaitingTime(seconds: Self.usual) }
}
