import ArgumentParser
import Wire

/// `sallyport devices forget`: has a device asked again.
struct DevicesForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Forget one remembered device, or all.",
        discussion: "The next login from there is asked for a second factor again.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var owner: DeviceOwner

    @Flag(help: "Forget all of them.")
    var all = false
    @Argument(help: "The number of the device, as \"sallyport devices\" lists it.")
    var id: Int?

    func validate() throws {
        guard (id == nil) == all else { throw ValidationError("name one device, or --all") }
        guard id ?? 1 > 0 else { throw ValidationError("devices are numbered from 1") }
    }

    func run() throws {
        let subject = try owner.subject()
        var daemon = try Daemon(connection)
        let reply = try daemon.ask(
            ForgetDevicesParameters(
                user: subject?.name, uid: subject?.uid, device: id, dryRun: change.parameter))
        try output.print(
            ChangeAnswer(reply, change),
            sentence: Sentences.forgotten(reply, device: id, dryRun: change.dryRun))
    }
}
