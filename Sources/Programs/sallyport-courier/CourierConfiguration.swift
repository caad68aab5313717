import ConfigurationFile
import Courier
import Platform
import Settings

/// What `courier.conf` says, and where it says it.
struct CourierConfiguration {
    let settings: CourierSettings
    private let tree: SettingsTree

    /// Reads and judges the file, and the authorities that it names; may wait for the disk.
    static func read(_ path: String) throws(SettingsRefusal) -> Self {
        let tree = try tree(path)
        let judgement = CourierSettings.judge(tree)
        guard let settings = judgement.settings else { throw SettingsRefusal(judgement.faults) }
        let configuration = Self(settings: settings, tree: tree)
        let faults = settings.caFiles.compactMap { table, path in
            AuthorityFile.fault(of: path).map { configuration.fault($0, of: "ca_file", in: table) }
        }
        guard faults.isEmpty else { throw SettingsRefusal(faults) }
        return configuration
    }

    /// Has `read` do something with the credential that `key` names; a failure has its place.
    func withCredential<Value>(
        _ key: String, in table: CourierTable, _ read: () throws(CredentialError) -> Value
    ) throws(SettingsRefusal) -> Value {
        do throws(CredentialError) {
            return try read()
        } catch {
            throw SettingsRefusal([fault(error.description, of: key, in: table)], credential: error)
        }
    }

    private func fault(_ reason: String, of key: String, in table: CourierTable) -> SettingsFault {
        let position = tree[table.rawValue]?[key]?.position ?? tree.position
        return SettingsFault(
            position: position, table: .courier(table), key: key, kind: .courier(.badFile(reason)))
    }

    private static func tree(_ path: String) throws(SettingsRefusal) -> SettingsTree {
        do throws(ConfigurationFileError) {
            return try ConfigurationFile.readAlone(path, as: ProcessFacts.effectiveUser)
        } catch {
            throw SettingsRefusal(error)
        }
    }
}
