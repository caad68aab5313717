import ArgumentParser

/// `sallyport clock …`.
struct ClockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock", abstract: "Judge the clock of this host.",
        subcommands: [ClockAcceptCommand.self])
}
