import ArgumentParser

/// A command that does nothing without one of its subcommands.
protocol CommandGroup: ParsableCommand {}

extension CommandGroup {
    func run() throws {
        throw Failure(.usage, Sentences.noSubcommand(help: Sallyport.helpMessage(for: Self.self)))
    }
}
