internal import Glibc
package import Identity
internal import Platform

extension AccountDirectory {
    /// Reads what there is for a uid and a name; an account that does not exist is not an error.
    ///
    /// `nameDigest` is SHA-256 of the account's name. A name that leads to another uid without a file is what a crash left
    /// while an account was made or removed, and leads nowhere.
    ///
    /// - Throws: ``AccountStoreError/damaged(_:_:)`` if there is anything but a file of ours in the account's place.
    package func read(uid: UserID, nameDigest: [UInt8]) throws(AccountStoreError) -> AccountFiles {
        var link = try translating(readLink(EntryName.link(nameDigest), cached: false))
        if case .uid(let other) = link, other != uid,
            try translating(folder.status(of: EntryName.file(other))) == nil
        {
            link = .none
        }
        return AccountFiles(link: link, slots: try readSlots(uid))
    }

    /// Reads as ``read(uid:nameDigest:)`` does, from the kernel's memory alone; nil on any doubt.
    ///
    /// For the event loop: it never waits, as long as the file system keeps short links in their inodes (ext4,
    /// XFS). Where it cannot promise that (tmpfs, overlays), the answer is always nil.
    package func readIfCached(uid: UserID, nameDigest: [UInt8]) -> AccountFiles? {
        do {
            let link = try readLink(EntryName.link(nameDigest), cached: true)
            // Where it leads to another uid, that one's file matters too.
            guard link == .none || link == .uid(uid) else { return nil }
            guard let file = try openUnlessMissing(EntryName.file(uid), .account, cached: true) else {
                return AccountFiles(link: link, slots: nil)
            }
            guard damage(in: try file.status()) == nil,
                let bytes = file.readIfCached(Slots.fileLength, at: 0)
            else { return nil }
            return AccountFiles(link: link, slots: Slots(fileBytes: bytes))
        } catch {
            return nil
        }
    }

    /// Where the entry `name` leads; it must be a symbolic link of ours to a uid.
    func readLink(_ name: String, cached: Bool) throws(PlatformError) -> AccountFiles.Link {
        guard let entry = try openUnlessMissing(name, .nameOnly, cached: cached) else { return .none }
        let status = try entry.status()
        guard status.kind == .symbolicLink, status.owner == owner, status.linkCount == 1 else {
            return .damaged
        }
        let target = String(decoding: try entry.readLink(atMost: 16), as: UTF8.self)
        return EntryName.uid(of: target).map(AccountFiles.Link.uid) ?? .damaged
    }

    private func readSlots(_ uid: UserID) throws(AccountStoreError) -> Slots? {
        guard let file = try openAccount(uid, .account) else { return nil }
        let bytes = try translating(file.read(Slots.fileLength, at: 0))
        return Slots(fileBytes: bytes)
    }

}
