import ArgumentParser

/// `sallyport clock …`.
struct ClockCommand: CommandGroup {
    static let configuration = CommandConfiguration(
        commandName: "clock", abstract: "Judge the clock of this host.",
        subcommands: [ClockAcceptCommand.self])
}
