internal import CPlatform
internal import Glibc
package import Identity

/// The system's users and groups (NSS).
///
/// Each call may wait for a network: never on the event loop.
package enum NameService {
    /// As many groups as the kernel lets a process have.
    private static let mostGroups = 65_536

    /// Looks a typed name up; the user found may have another, canonical one.
    package static func user(named name: String) -> Lookup<User> {
        guard !name.utf8.contains(0) else { return .none }
        var user = platform_user()
        // SAFETY: `name` is NUL-terminated; the call fills `user`, which it may, and keeps no pointer.
        return lookup(unsafe platform_user_named(name, &user)) { read(user) }
    }

    package static func user(_ uid: UserID) -> Lookup<User> {
        var user = platform_user()
        // SAFETY: the call fills `user`, which it may, and keeps no pointer.
        return lookup(unsafe platform_user_numbered(uid.rawValue, &user)) { read(user) }
    }

    package static func group(named name: String) -> Lookup<GroupID> {
        guard !name.utf8.contains(0) else { return .none }
        var gid: UInt32 = 0
        // SAFETY: `name` is NUL-terminated; the call fills `gid`, which it may, and keeps no pointer.
        return lookup(unsafe platform_group_named(name, &gid)) { .found(GroupID(rawValue: gid)) }
    }

    private static func lookup<Found>(_ result: Int32, _ found: () -> Lookup<Found>) -> Lookup<Found> {
        switch result {
        case 1: found()
        case 0: .none
        default: .failed(-result)
        }
    }

    /// A name that cannot be an account's is a failure (EINVAL): it is in the directory, and unusable.
    private static func read(_ user: platform_user) -> Lookup<User> {
        let name = text(user.name)
        guard let account = try? AccountName(bytes: name) else { return .failed(EINVAL) }
        let home = text(user.home)
        return .found(
            User(
                name: account, uid: UserID(rawValue: user.uid),
                gids: groups(of: account, primary: user.gid),
                home: home.isEmpty ? nil : String(validating: home, as: UTF8.self)))
    }

    /// The bytes of a fixed C array, up to its NUL.
    private static func text<Characters>(_ characters: Characters) -> [UInt8] {
        // SAFETY: `Characters` is a C array of char, imported as a tuple of bytes without padding.
        unsafe withUnsafeBytes(of: characters) { unsafe Array($0.prefix { $0 != 0 }) }
    }

    private static func groups(of name: AccountName, primary: UInt32) -> [GroupID] {
        var groups = [UInt32](repeating: 0, count: 256)
        var count = readGroups(of: name, primary, into: &groups)
        if count > groups.count {
            groups = [UInt32](repeating: 0, count: min(count, mostGroups))
            count = readGroups(of: name, primary, into: &groups)
        }
        return groups.prefix(count).map(GroupID.init)
    }

    private static func readGroups(of name: AccountName, _ primary: UInt32, into groups: inout [UInt32])
        -> Int
    {
        // SAFETY: the name is NUL-terminated; the call writes at most as many groups as there is room for.
        unsafe platform_groups_of(name.description, primary, &groups, groups.count)
    }
}
