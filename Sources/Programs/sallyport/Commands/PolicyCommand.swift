import ArgumentParser

/// `sallyport policy …`.
struct PolicyCommand: CommandGroup {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Check the settings, and explain what they decide.",
        subcommands: [PolicyExplainCommand.self, PolicyCheckCommand.self])
}
