import ArgumentParser

/// `sallyport courier …`.
struct CourierCommand: CommandGroup {
    static let configuration = CommandConfiguration(
        commandName: "courier", abstract: "Try what sends mail and short messages.",
        subcommands: [CourierTestCommand.self])
}
