import Account
import AccountStore
import Cryptography
import FoundationEssentials
import Identity
import Platform

@testable import AuthenticationService

/// The folders of one daemon, removed with the test; several daemons may live in them one after the other.
final class Place: Sendable {
    let path: String
    /// Stands for `/proc/sys/kernel/random/boot_id`.
    static let boot = [UInt8](repeating: 1, count: 16)

    var state: String { "\(path)/state" }
    var runtime: String { "\(path)/run" }
    /// Where the root helper is asked.
    var helper: String { "\(runtime)/helper.sock" }
    /// Where the courier is asked.
    var courier: String { "\(runtime)/courier.sock" }
    var configuration: String { "\(path)/sallyport.conf" }

    init(settings: String = "version = 1\n") throws {
        path = "/tmp/sallyport-service-" + RandomBytes.make(8).map { String($0, radix: 16) }.joined()
        for folder in [path, "\(path)/state", "\(path)/run"] {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        }
        _ = FileManager.default.createFile(
            atPath: "\(path)/sallyport.conf", contents: Data(settings.utf8),
            attributes: [.posixPermissions: 0o600])
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Opens the table of the runtime directory; nobody else may have it open.
    func openTable(capacity: Int = 256) throws -> EntryTable {
        try EntryTable.open(directory: runtime, shape: .spent.with(capacity: capacity))
    }

    /// Opens the file of live sessions beside it.
    func openSessions(capacity: Int = 64) throws -> EntryTable {
        try EntryTable.open(directory: runtime, shape: .sessions.with(capacity: capacity))
    }

    func openStorage() throws -> AccountStorage {
        let key = try Secret(copying: [UInt8](repeating: 9, count: 32))
        return AccountStorage(
            directory: try AccountDirectory.open(stateDirectory: state), keys: try MasterKeys(current: key))
    }

    /// What is on disk of an account's file: two slots.
    func file(of uid: UserID) -> String { "\(state)/accounts/\(uid)" }

    func bytes(of uid: UserID) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: file(of: uid))))
    }

    /// Changes one bit of an account's file in place.
    func damage(_ uid: UserID, at offset: Int) throws {
        var bytes = try bytes(of: uid)
        bytes[offset] ^= 1
        try Data(bytes).write(to: URL(filePath: file(of: uid)))
    }
}
