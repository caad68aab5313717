import ArgumentParser

/// `sallyport policy …`.
struct PolicyCommand: CommandGroup {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Check, rehearse and apply the settings, and explain what they decide.",
        subcommands: [
            PolicyExplainCommand.self, PolicyCheckCommand.self, PolicySimulateCommand.self,
            PolicyApplyCommand.self, PolicySSHDCommand.self,
        ])
}
