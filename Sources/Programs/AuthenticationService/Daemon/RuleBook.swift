import ConfigurationFile
import Identity
import Platform
import Policy
import Settings
import Wire

/// The settings in force, and what follows from them: policy, and who may use the control socket.
///
/// Used on the event loop alone; reading is done elsewhere, since it asks the name service about groups.
final class RuleBook {
    let file: String
    let hostName: String
    private(set) var edition: Edition
    /// Counts the editions.
    private(set) var serial = 0
    private(set) var read = Moment.now().seconds
    /// Why the last reload was refused.
    var problem: String?

    init(file: String, hostName: String, edition: Edition) {
        self.file = file
        self.hostName = hostName
        self.edition = edition
    }

    var policy: Policy { edition.policy }
    var access: ControlAccess { edition.access }
    var contact: String? { edition.settings.contact }

    func adopt(_ edition: Edition) {
        self.edition = edition
        serial += 1
        read = Moment.now().seconds
        problem = nil
    }

    var enrolment: EnrolmentStatus {
        let login = edition.settings.login
        return EnrolmentStatus(enrol: login.enrol.rawValue, until: login.enrolUntil?.description)
    }

    var status: SettingsStatus {
        SettingsStatus(
            file: file, read: Timestamp(seconds: read), problem: problem, warnings: edition.warnings)
    }
}

/// One reading of the settings, judged and resolved.
struct Edition: Sendable {
    let settings: Settings
    let policy: Policy
    let access: ControlAccess
    let warnings: [String]

    /// Reads the file, its drop-ins, and the groups that they name; may wait for the name service.
    static func read(_ file: String) throws(SettingsRefusal) -> Self {
        let trees: [SettingsTree]
        do throws(ConfigurationFileError) {
            trees = try ConfigurationFile.read(file, as: ProcessFacts.effectiveUser)
        } catch {
            throw SettingsRefusal(reasons: [.init(position: nil, text: "\(error)")])
        }
        let judgement = Settings.judge(trees)
        guard let settings = judgement.settings else { throw SettingsRefusal(judgement.faults) }
        return Self(settings, warnings: judgement.warnings.map(\.description))
    }

    private init(_ settings: Settings, warnings: [String]) {
        self.settings = settings
        let groups = Dictionary(
            uniqueKeysWithValues: settings.groupNames.map { ($0, GroupLookup(NameService.group(named: $0))) })
        policy = Policy(settings: settings, groups: groups)
        access = ControlAccess(
            administrators: settings.control.administrators.compactMap { groups[$0]?.gid },
            helpdesk: settings.control.helpdesk.compactMap { groups[$0]?.gid })
        self.warnings = warnings + policy.missingGroups.map { JournalText.missingGroup($0) }
    }
}

extension GroupLookup {
    fileprivate init(_ lookup: Lookup<GroupID>) {
        self =
            switch lookup {
            case .found(let gid): .gid(gid)
            case .none: .missing
            case .failed: .failed
            }
    }

    fileprivate var gid: GroupID? {
        if case .gid(let gid) = self { gid } else { nil }
    }
}
