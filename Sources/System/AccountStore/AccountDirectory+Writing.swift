internal import Glibc
package import Identity
internal import Platform

extension AccountDirectory {
    /// Overwrites one slot in place, which needs no space on the disk.
    ///
    /// `slot` is 0 or 1, and `bytes` are ``Slots/length``; `durably` returns only once they are on disk.
    ///
    /// - Throws: ``AccountStoreError/slotLost(_:slot:_:)`` once the write has begun; it is never tried again here.
    package func write(
        uid: UserID, slot: Int, bytes: [UInt8], durably: Bool
    ) throws(AccountStoreError) {
        precondition(bytes.count == Slots.length && (0..<Slots.count).contains(slot))
        guard let file = try openAccount(uid, .write) else { throw .missing(uid) }
        let written = try overwrite(file, uid, slot, bytes)
        guard written == bytes.count else {
            throw .slotLost(
                uid, slot: slot, PlatformError(operation: "pwrite", path: EntryName.file(uid), errno: EIO))
        }
        guard durably else { return }
        do throws(PlatformError) {
            try file.syncData()
        } catch {
            throw .slotLost(uid, slot: slot, error)
        }
    }

    private func overwrite(
        _ file: borrowing Descriptor, _ uid: UserID, _ slot: Int, _ bytes: [UInt8]
    ) throws(AccountStoreError) -> Int {
        do throws(PlatformError) {
            return try file.write(bytes.span, at: slot * Slots.length)
        } catch {
            let reason = AccountStoreError(error)
            guard case .system = reason else { throw reason }
            throw .slotLost(uid, slot: slot, error)
        }
    }
}
