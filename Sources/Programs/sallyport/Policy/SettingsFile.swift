import ConfigurationFile
import Identity
import Platform
import Policy
import Settings

/// A settings file, read and judged as the daemon would, without the daemon.
struct SettingsFile {
    static let usual = "/etc/sallyport/sallyport.conf"

    let path: String

    /// What `policy check` says of it and its drop-ins.
    func report() throws(Failure) -> SettingsReport { SettingsReport(file: path, try reading()) }

    /// The same of it in the place of `installed`, whose drop-ins stay.
    func report(inPlaceOf installed: String) throws(Failure) -> SettingsReport {
        SettingsReport(file: path, try reading(inPlaceOf: installed))
    }

    /// Its settings with the groups that this host has.
    ///
    /// - Throws: ``Failure``, with every fault of the file.
    func policy() throws(Failure) -> Policy {
        let reading = try reading()
        guard case .judged(let judgement) = reading, let settings = judgement.settings else {
            let report = SettingsReport(file: path, reading)
            throw Failure(.faultsFound, report.lines.joined(separator: "\n"))
        }
        var groups: [String: GroupLookup] = [:]
        for name in settings.groupNames { groups[name] = try Self.lookUp(name) }
        return Policy(settings: settings, groups: groups, rootNames: Self.rootNames(in: settings))
    }

    /// What became of reading it.
    enum Reading {
        case judged(Settings.Judgement)
        /// It is no TOML.
        case fault(String)
    }

    /// Its bytes, which nobody but root and whoever reads them could have written.
    func bytes() throws(Failure) -> [UInt8] {
        do {
            return try ConfigurationFile.bytes(path, as: ProcessFacts.effectiveUser)
        } catch {
            throw Failure(.configuration, error.description)
        }
    }

    private func reading(inPlaceOf installed: String? = nil) throws(Failure) -> Reading {
        var replacement: ConfigurationFile.Replacement?
        if installed != nil { replacement = .init(bytes: try bytes(), name: path) }
        do {
            let trees = try ConfigurationFile.read(
                installed ?? path, as: ProcessFacts.effectiveUser, with: replacement)
            return .judged(Settings.judge(trees))
        } catch  where error.isInText {
            return .fault(error.description)
        } catch {
            throw Failure(.configuration, error.description)
        }
    }

    private static func lookUp(_ group: String) throws(Failure) -> GroupLookup {
        switch NameService.group(named: group) {
        case .found(let gid): return .gid(gid)
        case .none: return .missing
        case .failed(let errno): throw Failure(.tryAgain, Sentences.nameServiceFailed(errno))
        }
    }

    /// Listing all users takes a while, and is for rules about root alone.
    private static func rootNames(in settings: Settings) -> Set<AccountName> {
        guard settings.userNames.contains(where: { $0.description == "root" }) else { return [] }
        return Set(NameService.entries().filter(\.uid.isRoot).map(\.name).filter { $0.description != "root" })
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
