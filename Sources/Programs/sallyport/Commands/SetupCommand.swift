import ArgumentParser
import Platform

/// `sallyport setup --key-file`: makes a master key.
struct SetupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup", abstract: "Make a master key, which seals every account record.",
        discussion: "The key is never printed, and an existing file is never overwritten.")

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions

    @Option(
        name: .customLong("key-file"),
        help: ArgumentHelp(
            "The file to make; nobody but its owner will be able to read it.", valueName: "file"),
        completion: .file())
    var keyFile: String

    func run() throws {
        let file = try KeyFile(path: keyFile)
        if change.dryRun {
            try file.refuseExisting()
        } else {
            try file.make()
        }
        let lines = Sentences.madeKey(keyFile, dryRun: change.dryRun)
        try output.print(ChangeAnswer(["keyFile": keyFile], change), done: lines[0]) { lines }
    }
}
