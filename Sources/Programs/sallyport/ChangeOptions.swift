import ArgumentParser

/// What every command that changes something understands.
struct ChangeOptions: ParsableArguments {
    @Flag(name: .customLong("dry-run"), help: "Say what would be done, and change nothing.")
    var dryRun = false

    /// As it is sent: absent unless it was asked for.
    var parameter: Bool? { dryRun ? true : nil }
}
