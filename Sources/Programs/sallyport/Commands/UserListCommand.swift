import ArgumentParser
import Wire

/// `sallyport user list`: every account that has a record.
struct UserListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the users who have a record, in the order of their uids.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        var daemon = try Daemon(connection)
        var users: [UserReport] = []
        try daemon.ask(ListUsersParameters()) { users += $0.users }
        try output.print(users) { UserListView(users, Style.ofStandardOutput).lines }
    }
}
