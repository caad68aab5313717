internal import CPlatform
internal import Glibc
package import Identity

extension NameService {
    /// A group of a hundred thousand people has some megabytes of names.
    private static let mostBytes = 16 << 20

    /// Everybody in a group, in the order of their names: whom the group lists, and whose primary group it is.
    ///
    /// Of those whose primary group it is, a directory that does not enumerate its users tells none. A name that cannot be an
    /// account's is left out. For programs of one thread, as ``entries()`` is.
    package static func members(ofGroup name: String) -> Lookup<[AccountName]> {
        guard !name.utf8.contains(0) else { return .none }
        switch listed(in: name) {
        case .none: return .none
        case .failed(let errno): return .failed(errno)
        case .found(let group):
            let primary = entries().filter { $0.gid == group.gid }.map(\.name)
            let all = Set(group.names + primary)
            return .found(all.sorted())
        }
    }

    private static func listed(in group: String) -> Lookup<ListedMembers> {
        var capacity = 65_536
        while true {
            var names = [CChar](repeating: 0, count: capacity)
            var (gid, length) = (UInt32(0), 0)
            // SAFETY: `group` is NUL-terminated; the call writes at most `capacity` bytes and the two numbers, and keeps no pointer.
            let result = unsafe platform_group_members(group, &gid, &names, capacity, &length)
            guard result == 1 else { return result == 0 ? .none : .failed(-result) }
            guard length > capacity else { return .found(ListedMembers(gid: gid, names.prefix(length))) }
            guard length <= mostBytes else { return .failed(E2BIG) }
            capacity = length
        }
    }
}

/// Whom a group lists.
private struct ListedMembers: Sendable {
    let gid: GroupID
    let names: [AccountName]

    /// `names` are texts with a NUL behind each.
    init(gid: UInt32, _ names: ArraySlice<CChar>) {
        self.gid = GroupID(rawValue: gid)
        self.names = names.split(separator: 0).compactMap { name in
            try? AccountName(bytes: name.map { UInt8(bitPattern: $0) })
        }
    }
}
