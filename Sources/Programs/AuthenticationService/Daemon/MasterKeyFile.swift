import Account
import Platform

/// The file, or the credential, that holds the master keys: one line each, the current one first.
enum MasterKeyFile {
    private static let longest = 1_024

    /// The name of the credential (`LoadCredentialEncrypted=master-key:…`).
    static let credential = "master-key"

    /// Reads the keys; a refusal names the file, and the line where one is to blame, never what is in it.
    ///
    /// A credential is guarded by systemd, with an access list that shows as a group's bits.
    static func read(_ path: String, isCredential: Bool) throws(StartFailure) -> MasterKeys {
        let outcome: Result<MasterKeys, StartFailure>
        do throws(RegularFile.ReadError) {
            outcome = try RegularFile.withSecret(path: path, atMost: longest) { bytes, status in
                guard isCredential || status.mode & 0o077 == 0 else {
                    return .failure(StartFailure(.configuration, StartText.keyIsOpen(path)))
                }
                return parse(bytes, path)
            }
        } catch {
            throw StartFailure(.configuration, StartText.keyUnreadable(path, error))
        }
        return try outcome.get()
    }

    private static func parse(_ bytes: Span<UInt8>, _ path: String) -> Result<MasterKeys, StartFailure> {
        do throws(MasterKeys.TextError) {
            return .success(try MasterKeys(text: bytes))
        } catch {
            return .failure(StartFailure(.configuration, StartText.keyMalformed(path, error)))
        }
    }
}
