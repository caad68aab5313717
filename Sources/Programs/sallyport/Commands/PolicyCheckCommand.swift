import ArgumentParser

/// `sallyport policy check`: judges a settings file as the daemon would, without the daemon.
struct PolicyCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check a settings file and its drop-ins, and change nothing.",
        discussion: "Ends with 1 if there are faults, with 78 if the file cannot be read.")

    @OptionGroup var output: OutputOptions

    @Argument(help: "The settings file.", completion: .file(extensions: ["conf"]))
    var file = SettingsFile.usual

    func run() throws {
        let report = try SettingsFile(path: file).report()
        try output.print(report) { report.lines }
        guard report.faults.isEmpty else { throw ExitCode(ExitReason.faultsFound.rawValue) }
    }
}
