import ArgumentParser
import ConfigurationFile
import Glibc
import Identity
import Settings

/// `sallyport policy check`: judges a settings file as the daemon would, without the daemon.
struct PolicyCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check a settings file and its drop-ins, and change nothing.",
        discussion: "Ends with 1 if there are faults, with 78 if the file cannot be read.")

    @OptionGroup var output: OutputOptions

    @Argument(help: "The settings file.", completion: .file(extensions: ["conf"]))
    var file = "/etc/sallyport/sallyport.conf"

    func run() throws {
        let report = try report()
        try output.print(report) { report.lines }
        guard report.faults.isEmpty else { throw ExitCode(ExitReason.faultsFound.rawValue) }
    }

    private func report() throws(Failure) -> SettingsReport {
        do throws(ConfigurationFileError) {
            let trees = try ConfigurationFile.read(file, as: UserID(rawValue: geteuid()))
            return SettingsReport(file: file, judgement: Settings.judge(trees))
        } catch  where error.isInText {
            return SettingsReport(file: file, fault: error.description)
        } catch {
            throw Failure(.configuration, error.description)
        }
    }
}

extension ConfigurationFileError {
    /// Whether the file could be read, and its text is the fault.
    fileprivate var isInText: Bool {
        switch self {
        case .notUTF8, .nul, .tooDeep, .syntax: true
        case .system, .notRegular, .tooLarge, .foreignOwner, .writableByOthers: false
        }
    }
}
