internal import Glibc
package import Identity

extension NameService {
    /// One line of the list of users, as far as the name service lists them.
    package struct Entry: Hashable, Sendable {
        package let name: AccountName
        package let uid: UserID
        /// The primary one.
        package let gid: GroupID
        /// An empty one means `/bin/sh` (passwd(5)).
        package let shell: String

        package init(name: AccountName, uid: UserID, gid: GroupID, shell: String) {
            self.name = name
            self.uid = uid
            self.gid = gid
            self.shell = shell
        }
    }

    /// Every user that can be listed; a directory that does not enumerate its users lists none.
    ///
    /// For programs of one thread: the C library keeps one place in the list (getpwent(3)).
    package static func entries() -> [Entry] {
        var entries: [Entry] = []
        setpwent()
        defer { endpwent() }
        // SAFETY: the record and its texts are NUL-terminated and live until the next call; they are copied.
        while let user = unsafe getpwent() {
            // SAFETY: as above; a null text is left out.
            let name = unsafe text(user.pointee.pw_name), shell = unsafe text(user.pointee.pw_shell)
            // SAFETY: as above.
            let uid = unsafe user.pointee.pw_uid, gid = unsafe user.pointee.pw_gid
            if let account = try? AccountName(bytes: name) {
                entries.append(
                    Entry(
                        name: account, uid: UserID(rawValue: uid), gid: GroupID(rawValue: gid),
                        shell: String(decoding: shell, as: UTF8.self)))
            }
        }
        return entries
    }

    private static func text(_ characters: UnsafeMutablePointer<CChar>?) -> [UInt8] {
        // SAFETY: the caller's text ends with a NUL.
        guard let characters = unsafe characters else { return [] }
        // SAFETY: as above.
        return unsafe Array(UnsafeRawBufferPointer(start: characters, count: strlen(characters)))
    }
}
