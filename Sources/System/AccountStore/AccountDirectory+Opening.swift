internal import Glibc
internal import Identity
internal import Platform

extension OpenOptions {
    /// An account's file, to be read without a write of its access time.
    static let account: Self = [.read, .keepAccessTime]
}

extension AccountDirectory {
    /// Opens an account's file once it is known to be ours; nil if there is none.
    func openAccount(_ uid: UserID, _ options: OpenOptions) throws(AccountStoreError) -> Descriptor? {
        let opened: Descriptor?
        do throws(PlatformError) {
            opened = try openUnlessMissing(EntryName.file(uid), options, cached: false)
        } catch {
            throw explain(error, uid)
        }
        guard let file = opened else { return nil }
        let status = try translating(file.status())
        if let damage = damage(in: status) { throw .damaged(uid, damage) }
        return file
    }

    func openUnlessMissing(
        _ name: String, _ options: OpenOptions, cached: Bool
    ) throws(PlatformError) -> Descriptor? {
        do throws(PlatformError) {
            return try cached ? folder.openIfCached(name, options) : folder.open(name, options)
        } catch {
            guard error.errno == ENOENT else { throw error }
            return nil
        }
    }

    /// What keeps a file from being taken for an account's; a file cut short is no such thing.
    func damage(in status: FileStatus) -> AccountStoreError.Damage? {
        guard status.kind == .regular else { return .notRegular }
        guard status.owner == owner else { return .owner(status.owner) }
        guard status.linkCount == 1 else { return .linkCount(status.linkCount) }
        return status.size <= Slots.fileLength ? nil : .size(status.size)
    }

    /// A file that cannot be opened is damaged, if it is none that we made.
    func explain(_ error: PlatformError, _ uid: UserID) -> AccountStoreError {
        let status = try? folder.status(of: EntryName.file(uid))
        guard let damage = status.flatMap(damage) else { return AccountStoreError(error) }
        return .damaged(uid, damage)
    }
}
