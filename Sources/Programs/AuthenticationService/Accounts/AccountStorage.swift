import Account
import AccountStore
import Cryptography
import Identity
import Platform

/// The sealed records in their directory: what is done with them off the event loop.
struct AccountStorage: Sendable {
    let directory: AccountDirectory
    let keys: MasterKeys

    /// What the files say about a uid and a name.
    enum Found: Sendable {
        case nothing
        case opened(AccountRecord, linkIsMissing: Bool)
        /// The uid's record has another name, or the name leads to another uid.
        case otherIdentity(Mismatch)
        case damaged(String)
        case unavailable(AccountStoreError)
    }

    /// Between what the name service says and what is stored.
    enum Mismatch: Sendable {
        case uidHasName(AccountName)
        case nameHasUID(UserID)
    }

    func find(_ uid: UserID, _ name: AccountName) -> Found {
        do throws(AccountStoreError) {
            return judge(try directory.read(uid: uid, nameDigest: Self.digest(of: name)), uid, name)
        } catch .damaged(_, let damage) {
            return .damaged(String(describing: damage))
        } catch {
            return .unavailable(error)
        }
    }

    /// Finds without waiting for a disk; nil where that is not possible.
    func findIfCached(_ uid: UserID, _ name: AccountName) -> Found? {
        directory.readIfCached(uid: uid, nameDigest: Self.digest(of: name)).map { judge($0, uid, name) }
    }

    /// Finds whatever is stored under a uid, for upkeep and listings.
    func find(_ uid: UserID) -> Found {
        let noName = [UInt8](repeating: 0, count: 32)
        do throws(AccountStoreError) {
            return judge(try directory.read(uid: uid, nameDigest: noName), uid, nil)
        } catch .damaged(_, let damage) {
            return .damaged(String(describing: damage))
        } catch {
            return .unavailable(error)
        }
    }

    /// Where the second entry of a name leads, if there is one.
    func uid(of name: AccountName) -> UserID? {
        guard case .uid(let uid)? = try? directory.read(uid: .none, nameDigest: Self.digest(of: name)).link
        else {
            return nil
        }
        return uid
    }

    private func judge(_ files: AccountFiles, _ uid: UserID, _ name: AccountName?) -> Found {
        if case .uid(let other) = files.link, other != uid { return .otherIdentity(.nameHasUID(other)) }
        guard let slots = files.slots else { return files.link == .damaged ? .damaged("name") : .nothing }
        switch AccountRecord.read((slots.first, slots.second), uid: uid, name: name, keys: keys) {
        case .opened(let record):
            return .opened(record, linkIsMissing: name != nil && files.link != .uid(uid))
        case .otherName(let other): return .otherIdentity(.uidHasName(other))
        case .damaged(let first, let second): return .damaged("\(first), \(second)")
        }
    }

    /// Writes both slots in turn, each synced before the next is begun.
    func writeDurably(_ record: AccountRecord) throws(AccountStoreError) -> AccountRecord {
        guard record.generation > 0 else { return try create(record) }
        var record = record
        for _ in 0..<2 { try write(&record, durably: true) }
        return record
    }

    /// Writes one slot, and leaves it to the kernel when that reaches the disk.
    func writeBehind(_ record: AccountRecord) throws(AccountStoreError) -> AccountRecord {
        var record = record
        try write(&record, durably: false)
        return record
    }

    /// Seals a new account twice, for ``AccountDirectory/create(uid:nameDigest:slots:)``.
    func sealNew(_ record: inout AccountRecord) throws(RecordError) -> NewAccount {
        let first = try record.seal(keys: keys, salt: RandomBytes.make(SealedSlot.saltLength))
        let second = try record.seal(keys: keys, salt: RandomBytes.make(SealedSlot.saltLength))
        return NewAccount(
            uid: record.account.uid, nameDigest: Self.digest(of: record.account.name),
            slots: Slots(first.bytes, second.bytes))
    }

    /// Puts a new record in the place of whatever is there.
    func replace(_ record: AccountRecord) throws(AccountStoreError) -> AccountRecord {
        try directory.remove(uid: record.account.uid, nameDigest: Self.digest(of: record.account.name))
        return try create(record)
    }

    private func create(_ record: AccountRecord) throws(AccountStoreError) -> AccountRecord {
        var record = record
        guard let new = try? sealNew(&record) else { throw .noSpace }
        try directory.create(uid: new.uid, nameDigest: new.nameDigest, slots: new.slots)
        return record
    }

    private func write(_ record: inout AccountRecord, durably: Bool) throws(AccountStoreError) {
        guard let sealed = try? record.seal(keys: keys, salt: RandomBytes.make(SealedSlot.saltLength)) else {
            throw .noSpace
        }
        try directory.write(uid: record.account.uid, slot: sealed.slot, bytes: sealed.bytes, durably: durably)
    }

    static func digest(of name: AccountName) -> [UInt8] {
        Digest.sha256(Array(name.description.utf8))
    }
}
