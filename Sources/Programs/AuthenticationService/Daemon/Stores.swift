import Account
import AccountStore
import Cryptography
import Identity
import Platform

/// All that the daemon must hold before it can serve: keys, records, and the memory of this boot.
struct Stores: Sendable {
    /// Enough for the secrets of some ten thousand accounts in use, well below LimitMEMLOCK.
    private static let secureHeapLength = 1 << 20

    let storage: AccountStorage
    let spent: EntryTable
    let sessions: EntryTable
    let bootID: [UInt8]
    let isMemoryLocked: Bool

    /// Opens everything, and refuses keys that did not seal what is there.
    static func open(_ options: DaemonOptions, credentials: String?) throws(StartFailure) -> Self {
        let isMemoryLocked = SecureHeap.reserve(bytes: secureHeapLength) == .locked
        let keys = try readKeys(options, credentials: credentials)
        let state = options.stateDirectory
        let directory = try inStore(state) { () throws(AccountStoreError) in
            try AccountDirectory.open(stateDirectory: state)
        }
        guard try inStore(state, { () throws(AccountStoreError) in try isRightKey(keys, state) }) else {
            throw StartFailure(.configuration, StartText.wrongKey(state))
        }
        let runtime = options.runtimeDirectory
        let spent = try inStore(runtime) { () throws(AccountStoreError) in
            try EntryTable.open(directory: runtime, shape: .spent)
        }
        let sessions = try inStore(runtime) { () throws(AccountStoreError) in
            try EntryTable.open(directory: runtime, shape: .sessions)
        }
        return Self(
            storage: AccountStorage(directory: directory, keys: keys), spent: spent, sessions: sessions,
            bootID: try readBootID(),
            isMemoryLocked: isMemoryLocked)
    }

    private static func inStore<Result>(
        _ directory: String, _ body: () throws(AccountStoreError) -> Result
    ) throws(StartFailure) -> Result {
        do throws(AccountStoreError) {
            return try body()
        } catch {
            throw StartFailure.store(error, directory)
        }
    }

    private static func readBootID() throws(StartFailure) -> [UInt8] {
        do throws(PlatformError) {
            return try BootIdentity.read()
        } catch {
            throw StartFailure.platform(error)
        }
    }

    private static func readKeys(_ options: DaemonOptions, credentials: String?) throws(StartFailure)
        -> MasterKeys
    {
        if let path = options.keyFile { return try MasterKeyFile.read(path, isCredential: false) }
        guard let credentials else { throw StartFailure(.configuration, StartText.noKey) }
        return try MasterKeyFile.read("\(credentials)/\(MasterKeyFile.credential)", isCredential: true)
    }

    /// A key is right if it, or the one before it, is the key of the first start; a rotated one takes its place.
    private static func isRightKey(_ keys: MasterKeys, _ stateDirectory: String) throws(AccountStoreError)
        -> Bool
    {
        let file = KeyCheckFile(stateDirectory: stateDirectory)
        guard let known = try file.read() else {
            try file.create(keys.fingerprint)
            return true
        }
        return keys.fingerprints.contains(known)
    }
}
