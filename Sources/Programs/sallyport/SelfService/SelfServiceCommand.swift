import ArgumentParser
import Wire

/// A command that talks with the person about their own account.
protocol SelfServiceCommand: ParsableCommand {
    var connection: ConnectionOptions { get }
    /// Says what would be done, and changes nothing.
    var isDryRun: Bool { get }

    /// What is asked of the daemon.
    func action() throws(Failure) -> SelfServiceRequest.Action
}

extension SelfServiceCommand {
    func run() throws {
        try SecretKeeping.begin()
        let action = try action()
        var conversation = try SelfService(connection)
        try conversation.carryOut(action, dryRun: isDryRun)
    }
}
