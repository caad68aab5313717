import ArgumentParser
import Wire

/// `sallyport policy apply`: tries other rules out, and keeps them if an administrator still gets in.
struct PolicyApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Try other rules, and keep them if an administrator still gets in.",
        discussion: """
            Checks FILE as "policy check" does, then has the daemon go by it for a while. Log in from another \
            terminal with your second factor, or use sudo where it asks for one: then FILE is written over the \
            settings, which stay beside them with .before behind their name. Else the old rules come back, and \
            this ends with 77. Administrators are root and the groups of [control] administrators, in the old file and in \
            the new; a pass, a remembered device or "sallyport verify" confirms nothing. Drop-ins stay as they are. Nobody is logged out either way.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Option(
        name: .customLong("confirm-within"), help: "How long the rules are tried out, such as 10m; 5s to 24h."
    )
    var duration = WaitingTime(minutes: 10)
    @Option(help: "The settings file of the daemon.", completion: .file(extensions: ["conf"]))
    var config = SettingsFile.usual
    @Argument(help: "The file with the new settings.", completion: .file(extensions: ["conf"]))
    var file: String

    func validate() throws {
        guard ApplyPolicyParameters.confirmWithinRange.contains(Int(duration.seconds)) else {
            throw ValidationError("--confirm-within must be 5s to 24h")
        }
    }

    func run() throws {
        let report = try SettingsFile(path: file).report(inPlaceOf: config)
        guard report.faults.isEmpty else {
            try output.print(report) { report.lines }
            throw ExitCode(ExitReason.faultsFound.rawValue)
        }
        let trial = try PolicyTrial(file: file, seconds: duration.seconds, config: config)
        guard !change.dryRun else {
            return try output.print(
                TrialAnswer(file: file, config: config, dryRun: true),
                sentence: Sentences.wouldBeTried(file, for: "\(duration)", config: config))
        }
        let reply = try trial.run(connection)
        try output.print(
            TrialAnswer(file: file, config: config, reply),
            sentence: Sentences.confirmed(by: reply.by, config: config))
    }
}
