import ArgumentParser
import Wire

/// `sallyport devices`: lists the remembered devices of one's own account.
struct DevicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices", abstract: "List the devices that are remembered, and forget them.",
        discussion: """
            Without a subcommand: lists the SSH keys that you had remembered at a login (r and a space before the \
            code), with the numbers that forget takes. A login from there is not asked until the device ends.
            """,
        subcommands: [DevicesForgetCommand.self])

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var owner: DeviceOwner

    func run() throws {
        let subject = try owner.subject()
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(ShowUserParameters(user: subject?.name, uid: subject?.uid))
        let devices = reply.user.devices
        try output.print(devices) {
            devices.isEmpty ? [Sentences.noDevices] : DeviceTable(devices, Style.ofStandardOutput).lines
        }
    }
}
