import AccountStore
import Identity
import Platform
import Wire

/// Every sentence that the daemon writes for administrators: to the journal, and as reasons over the control socket.
enum JournalText {
    static let malformedFrame = "send a frame like this (malformed, or a name that cannot be an account's)"
    static let busy = "the account is in use; try again"
    static let twiceInImport = "another line of this import is about the same uid"
    static let offboardedAccount = "the account was offboarded; unlock it with --offboarded first"
    static let dormant = "the account is dormant: only a pass opens it"
    static let otherAuthenticator = "the account has another authenticator; reset it first"

    static func mismatch(_ mismatch: AccountStorage.Mismatch) -> String {
        switch mismatch {
        case .uidHasName(let name): "the record of this uid belongs to the name \(name)"
        case .nameHasUID(let uid): "the record of this name belongs to uid \(uid)"
        }
    }

    /// Where the record is that of somebody who was offboarded, which an administrator can remove.
    static func mismatch(_ mismatch: AccountStorage.Mismatch, removableFor user: AccountName) -> String {
        "\(Self.mismatch(mismatch)), which was offboarded (sallyport user unlock --offboarded \(user) removes that record)"
    }

    /// Where an account of this host still has what the record is found by otherwise.
    static func mismatch(_ mismatch: AccountStorage.Mismatch, stillOf bearer: User) -> String {
        "\(Self.mismatch(mismatch)), which is still an account of this host: \(bearer.name) (uid \(bearer.uid))"
    }

    static func nameMismatch(_ uid: UserID, _ name: AccountName, _ found: AccountStorage.Mismatch) -> String {
        "\(name) (uid \(uid)) is refused: \(mismatch(found))"
    }

    static func recordDamaged(_ uid: UserID, _ name: AccountName) -> String {
        "\(name) (uid \(uid)) is refused: no copy of the record opens"
    }

    static func recordRepaired(_ uid: UserID, _ name: AccountName) -> String {
        "one copy of the record of \(name) (uid \(uid)) did not open; the other serves, and both are written anew"
    }

    static func storeFailed(_ uid: UserID, _ name: AccountName) -> String {
        "the record of \(name) (uid \(uid)) could not be written"
    }

    static func clockJumped(seconds: Int64) -> String {
        "the clock of this host was set \(seconds >= 0 ? "forward" : "back") by \(abs(seconds)) s; "
            + "codes that may have been used before are void"
    }

    static func clockAccepted(_ actor: UserID) -> String {
        "uid \(actor) says that the clock of this host is right"
    }

    static func accountChanged(
        _ uid: UserID, _ name: AccountName, _ change: String, because reason: String, _ actor: UserID
    ) -> String {
        "\(name) (uid \(uid)) was \(change) by uid \(actor)\(reason.isEmpty ? "" : ": \(reason)")"
    }

    static func deviceChanged(_ uid: UserID, _ name: AccountName, _ change: String, _ detail: String)
        -> String
    {
        "\(name) (uid \(uid)): \(change) (\(detail))"
    }

    static func peerRefused(_ peer: Peer, _ verb: String, _ left: Int) -> String {
        "uid \(peer.uid) (pid \(peer.pid)) may not \(verb)"
            + leftOut(left)
    }

    /// Behind a record of a uid before which others were left out.
    static func leftOut(_ count: Int) -> String {
        count > 0 ? "; \(count) more refusals of this uid were left out" : ""
    }

    static func spentTableLost(_ origin: EntryTable.Origin) -> String {
        "no memory of codes accepted before this start (\(reason(origin))): codes that may have been used are void"
    }

    static func reason(_ origin: EntryTable.Origin) -> String {
        switch origin {
        case .existing: "it is of another boot"
        case .fresh(.absent): "another boot, or the first start"
        case .fresh(.wrongSize(let size)): "the file had \(size) bytes"
        case .fresh(.notOurs): "something else was in its place"
        case .fresh(.unreadable(let error)): "\(error)"
        }
    }

    static func missingGroup(_ name: String) -> String {
        "the group \"\(name)\" in the settings does not exist, so it never matches"
    }

    static let oldSettings = "Serving logins by the settings before the last reload, which was refused"

    static func journalLosses(_ count: Int) -> String {
        "\(count) records could not be written to the journal"
    }

    static func settingsLoaded(_ file: String) -> String { "settings were read from \(file)" }

    static func settingsRejected(_ reason: String) -> String {
        "the settings are refused, and those before stay in force: \(reason)"
    }

    static let started = "READY"
    static let stopped = "stopped"
    static let serving = "Serving logins"
    static let memoryNotLocked = "the memory that holds secrets could not be locked (LimitMEMLOCK)"

    static func invalid(_ error: ControlError) -> String {
        if case .invalidParameter(let field) = error { "\(field) cannot be used" } else { "cannot be used" }
    }

    static func problem(_ error: any Error) -> String {
        switch error as? AccountStoreError {
        case .inUse: "another daemon holds the directory"
        case .notOurs(let owner): "the directory belongs to uid \(owner)"
        case .noSpace: "the disk is full"
        case .readOnly: "the file system is read-only"
        case .alreadyExists: "the account exists already"
        case .nameTaken(let uid): "the record of this name belongs to uid \(uid)"
        case .missing: "the account's file has gone"
        case .damaged(_, let damage): "the account's file is not one of ours (\(damage))"
        case .slotLost(_, let slot, let error): "slot \(slot): \(error)"
        case .system(let error): "\(error)"
        case nil: "\(error)"
        }
    }
}
