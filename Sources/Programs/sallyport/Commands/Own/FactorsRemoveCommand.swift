import ArgumentParser
import Identity
import Wire

/// `sallyport factors remove`: takes one of one's own factors away.
struct FactorsRemoveCommand: SelfServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take one of your factors away.",
        discussion: "The last one stays where policy demands a second factor of you.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var change: ChangeOptions

    @Argument(help: "The number of the factor, as \"sallyport factors\" lists it.")
    var id: FactorID

    var isDryRun: Bool { change.dryRun }

    func action() throws(Failure) -> SelfServiceRequest.Action { .removeFactor(id) }
}
