import ArgumentParser

/// `sallyport session`: the login sessions of this host.
struct SessionCommand: CommandGroup {
    static let configuration = CommandConfiguration(
        commandName: "session", abstract: "List and end login sessions, as an administrator.",
        subcommands: [SessionListCommand.self, SessionEndCommand.self])
}
