import AccountStore
import Platform
import Systemd

/// The first steps of the daemon, each with its own way to fail.
enum Start {
    /// The sockets that systemd holds for us; to be called before any thread runs.
    static func receiveSockets() throws(StartFailure) -> [String: Int32] {
        do throws(SystemdError) {
            return try ListeningSockets.received()
        } catch {
            throw StartFailure(.configuration, "\(error)")
        }
    }

    static func readSettings(_ file: String) throws(StartFailure) -> Edition {
        do throws(SettingsRefusal) {
            return try Edition.read(file)
        } catch {
            throw StartFailure(.configuration, "\(error)")
        }
    }

    static func journal() throws(StartFailure) -> JournalWriter {
        do throws(SystemdError) {
            return try JournalWriter(to: .auditTrail) { losses in
                JournalRecord(
                    .journalLosses, message: JournalText.journalLosses(losses),
                    fields: [(.losses, String(losses))])
            }
        } catch {
            throw StartFailure(.unavailable, "\(error)")
        }
    }
}
