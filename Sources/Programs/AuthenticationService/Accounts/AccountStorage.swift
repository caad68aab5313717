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
        /// A record of another key or of a later Sallyport is whole, and nobody may write over it.
        case damaged(String, isReplaceable: Bool)
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
            return .damaged(String(describing: damage), isReplaceable: false)
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
            return .damaged(String(describing: damage), isReplaceable: false)
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
        guard let slots = files.slots else {
            return files.link == .damaged ? .damaged("name", isReplaceable: false) : .nothing
        }
        switch AccountRecord.read((slots.first, slots.second), uid: uid, name: name, keys: keys) {
        case .opened(let record):
            return .opened(record, linkIsMissing: name != nil && files.link != .uid(uid))
        case .otherName(let other): return .otherIdentity(.uidHasName(other))
        case .damaged(let first, let second):
            return .damaged("\(first), \(second)", isReplaceable: first.isDamage && second.isDamage)
        }
    }

    /// What became of a write; where the record stands then is known even if it failed.
    struct Written: Sendable {
        let record: AccountRecord
        let error: AccountStoreError?
        /// One slot took what the other did not, so that what failed may come back with a restart.
        var isHalf = false
    }

    /// Writes both slots in turn, each synced before the next is begun.
    func writeDurably(_ record: AccountRecord) -> Written {
        guard record.generation > 0 else { return makeNew(record) }
        let first = writeNext(record, durably: true)
        guard first.error == nil else { return first }
        var second = writeNext(first.record, durably: true)
        second.isHalf = second.error != nil
        return second
    }

    /// Writes one slot, and leaves it to the kernel when that reaches the disk.
    func writeBehind(_ record: AccountRecord) -> Written {
        writeNext(record, durably: false)
    }

    /// Seals a new account twice, for ``AccountDirectory/create(uid:nameDigest:slots:)``.
    func sealNew(_ record: inout AccountRecord) throws(RecordError) -> NewAccount {
        let first = try seal(&record)
        let second = try seal(&record)
        return NewAccount(
            uid: record.account.uid, nameDigest: Self.digest(of: record.account.name),
            slots: Slots(first.bytes, second.bytes))
    }

    /// Puts a new record in the place of one that does not open: over it where its file is ours, so that there is
    /// no moment without a record.
    func replace(_ record: AccountRecord) throws(AccountStoreError) {
        guard case .damaged(_, isReplaceable: true) = find(record.account.uid, record.account.name) else {
            throw .alreadyExists(record.account.uid)
        }
        var record = record
        for _ in 0..<2 {
            guard let sealed = try? seal(&record) else { throw .noSpace }
            try directory.write(
                uid: record.account.uid, slot: sealed.slot, bytes: sealed.bytes, durably: true)
        }
    }

    private func makeNew(_ record: AccountRecord) -> Written {
        var sealed = record
        guard let new = try? sealNew(&sealed) else { return Written(record: record, error: .noSpace) }
        do throws(AccountStoreError) {
            try directory.create(uid: new.uid, nameDigest: new.nameDigest, slots: new.slots)
            return Written(record: sealed, error: nil)
        } catch {
            return Written(record: record, error: error)
        }
    }

    private func writeNext(_ record: AccountRecord, durably: Bool) -> Written {
        var record = record
        guard let sealed = try? seal(&record) else { return Written(record: record, error: .noSpace) }
        do throws(AccountStoreError) {
            try directory.write(
                uid: record.account.uid, slot: sealed.slot, bytes: sealed.bytes, durably: durably)
            return Written(record: record, error: nil)
        } catch {
            record.lose(sealed.slot)
            return Written(record: record, error: error)
        }
    }

    private func seal(_ record: inout AccountRecord) throws(RecordError) -> (slot: Int, bytes: [UInt8]) {
        try record.seal(keys: keys, salt: RandomBytes.make(SealedSlot.saltLength))
    }

    static func digest(of name: AccountName) -> [UInt8] {
        Digest.sha256(Array(name.description.utf8))
    }
}

extension RecordError {
    /// Whether nobody will ever open it, with whatever key or program.
    fileprivate var isDamage: Bool {
        switch self {
        case .notAuthentic, .malformed: true
        case .newerFormat, .unknownKey, .otherUser, .tooLarge, .cryptography: false
        }
    }
}
