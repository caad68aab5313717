import Cryptography
import Identity
import OneTimePassword

/// Judges the keys of a container: which of them can be taken over, and for whom.
///
/// The line of a fault or of a factor is the number of its key.
package enum KeyContainerFile {
    package static func read(_ keys: [ContainedKey], _ owners: KeyOwners) -> MigrationFile {
        var file = MigrationFile()
        if case .one = owners, keys.count != 1 {
            file.faults = [MigrationFault(line: 0, reason: .severalKeys(keys.count))]
            return file
        }
        for key in keys { add(key, owners, to: &file) }
        file.refuseRepeatedUsers()
        return file
    }

    private static func add(_ key: ContainedKey, _ owners: KeyOwners, to file: inout MigrationFile) {
        do throws(MigrationFault.Reason) {
            guard let owner = try owner(of: key, owners) else {
                file.unassignedKeys += 1
                return
            }
            if let reason = obstacle(of: key) {
                file.unsupported.append(
                    UnsupportedFactor(line: key.number, user: owner.user, reason: reason))
                return
            }
            guard let secret = key.secret else { throw .encryptedKey(serial: key.label) }
            file.factors.append(
                ImportedFactor(
                    line: key.number, user: owner.user, secret: try ImportedSecret(secret),
                    parameters: try parameters(of: key), name: owner.name ?? name(of: key)))
        } catch {
            file.faults.append(MigrationFault(line: key.number, reason: error))
        }
    }

    /// Nil for a key that is in nobody's hands.
    private static func owner(
        of key: ContainedKey, _ owners: KeyOwners
    ) throws(MigrationFault.Reason) -> (user: AccountName, name: String?)? {
        switch owners {
        case .one(let user): return (user, nil)
        case .map(let map): return map.holder(of: key).map { ($0.user, $0.name) }
        case .named:
            guard let text = key.user.flatMap(userName), !text.isEmpty else {
                throw .nobodysKey(serial: key.label)
            }
            return (try AccountName(importing: text), nil)
        }
    }

    /// RFC 6030 §4.2.1 has distinguished names here, of which `UID=` is the user; makers write plain names too.
    private static func userName(_ text: String) -> String? {
        guard text.contains("=") else { return text }
        let parts = text.split(separator: ",").map { $0.split(separator: "=", maxSplits: 1) }
        let named = parts.first { $0.count == 2 && $0[0].words.joined().lowercased() == "uid" }
        return named.map { $0[1].words.joined(separator: " ") }
    }

    /// The name in the container, or what stands on the device.
    private static func name(of key: ContainedKey) -> String? {
        for text in [key.friendlyName, key.serial] {
            if let text, let name = (try? FactorName.read(text)) ?? nil { return name }
        }
        return nil
    }
}
