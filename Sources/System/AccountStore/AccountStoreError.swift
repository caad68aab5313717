internal import Glibc
package import Identity
package import Platform

/// Why the store could not do what it was asked.
package enum AccountStoreError: Error, Hashable, Sendable {
    /// Another process holds the directory.
    case inUse
    /// The directory belongs to somebody else, who could put anything into it.
    case notOurs(owner: UserID)
    /// The disk or the quota is full; nothing that was there is changed.
    case noSpace
    /// The file system is mounted read-only; nothing is changed.
    case readOnly
    case alreadyExists(UserID)
    /// The name leads to this other account.
    case nameTaken(by: UserID)
    /// There is no such account.
    case missing(UserID)
    /// Something is in the place of the account's file, or of its name, that the store did not make.
    case damaged(UserID, Damage)
    /// The slot may hold the old bytes, the new ones or neither; only the other one can be relied on.
    case slotLost(UserID, slot: Int, PlatformError)
    case system(PlatformError)

    package enum Damage: Hashable, Sendable {
        /// A folder, a link, a FIFO, a socket or a device.
        case notRegular
        case owner(UserID)
        /// A file with another name could be somebody's way to it.
        case linkCount(UInt64)
        /// More bytes than two slots.
        case size(Int)
        /// The entry of the name is not a link to a uid.
        case name
    }

    init(_ error: PlatformError) {
        switch error.errno {
        case ENOSPC, EDQUOT: self = .noSpace
        case EROFS: self = .readOnly
        default: self = .system(error)
        }
    }
}

/// Evaluates `body` with the machine's errors turned into the store's.
func translating<Result: ~Copyable>(
    _ body: @autoclosure () throws(PlatformError) -> Result
) throws(AccountStoreError) -> Result {
    do {
        return try body()
    } catch {
        throw AccountStoreError(error)
    }
}
