import ArgumentParser
import Identity
import Wire

/// `sallyport factors rename`: calls one of one's own factors otherwise.
struct FactorsRenameCommand: SelfServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Give one of your factors another name.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The number of the factor, as \"sallyport factors\" lists it.")
    var id: FactorID
    @Argument(help: "Its new name, 1 to 64 bytes.")
    var name: FactorName

    var isDryRun: Bool { change.dryRun }

    func action() throws(Failure) -> SelfServiceRequest.Action { .renameFactor(id, name.text) }
}
