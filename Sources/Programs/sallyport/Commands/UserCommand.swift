import ArgumentParser

/// `sallyport user …`: the accounts and their factors.
struct UserCommand: CommandGroup {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Enrol, show, reach, reset and lock accounts, and issue passes.",
        subcommands: [
            UserListCommand.self, UserShowCommand.self, UserEnrolCommand.self, UserPassCommand.self,
            UserResetCommand.self, UserLockCommand.self, UserUnlockCommand.self, UserOffboardCommand.self,
            UserContactCommand.self,
            UserNotifyCommand.self, UserImportCommand.self,
        ])
}
