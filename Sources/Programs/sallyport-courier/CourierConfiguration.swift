import ConfigurationFile
import Platform
import Settings

/// Reads `courier.conf`.
enum CourierConfiguration {
    /// Reads and judges the file; may wait for the disk.
    static func read(_ path: String) throws(SettingsRefusal) -> CourierSettings {
        let tree = try tree(path)
        let judgement = CourierSettings.judge(tree)
        guard let settings = judgement.settings else {
            throw SettingsRefusal(reasons: judgement.faults.map(\.description))
        }
        return settings
    }

    private static func tree(_ path: String) throws(SettingsRefusal) -> SettingsTree {
        let trees: [SettingsTree]
        do throws(ConfigurationFileError) {
            trees = try ConfigurationFile.read(path, as: ProcessFacts.effectiveUser)
        } catch {
            throw SettingsRefusal(reasons: [error.description])
        }
        guard trees.count == 1, let tree = trees.first else {
            throw SettingsRefusal(reasons: ["\(path).d: \(CourierText.noDropIns)"])
        }
        return tree
    }
}
