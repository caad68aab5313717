internal import CPlatform
internal import Glibc
package import Identity

/// Who is at the other end of a Unix socket, as the kernel noted when it was connected.
package enum PeerCredentials {
    /// Asks about a connected Unix socket, which stays the caller's.
    package static func read(_ descriptor: Int32) throws(PlatformError) -> Peer {
        var uid: UInt32 = 0
        var gid: UInt32 = 0
        var pid: Int32 = 0
        // SAFETY: the call fills the three numbers, which it may, and keeps no pointer.
        try PlatformError.check(unsafe platform_peer(descriptor, &uid, &gid, &pid), "getsockopt SO_PEERCRED")
        return Peer(
            uid: UserID(rawValue: uid), gid: GroupID(rawValue: gid), groups: try groups(descriptor), pid: pid)
    }

    /// A descriptor that stands for the process itself (`SO_PEERPIDFD`); nil on Linux before 6.5.
    package static func process(_ descriptor: Int32) throws(PlatformError) -> Int32? {
        let result = platform_peer_pidfd(descriptor)
        guard result != -ENOPROTOOPT else { return nil }
        return try PlatformError.check(result, "getsockopt SO_PEERPIDFD")
    }

    private static func groups(_ descriptor: Int32) throws(PlatformError) -> [GroupID] {
        var groups = [UInt32](repeating: 0, count: 64)
        var count = try readGroups(descriptor, into: &groups)
        if count > groups.count {
            groups = [UInt32](repeating: 0, count: count)
            count = try readGroups(descriptor, into: &groups)
        }
        return groups.prefix(count).map(GroupID.init)
    }

    private static func readGroups(_ descriptor: Int32, into groups: inout [UInt32]) throws(PlatformError)
        -> Int
    {
        // SAFETY: the call writes at most as many groups as it is told there is room for.
        let result = unsafe platform_peer_groups(descriptor, &groups, groups.count)
        return try PlatformError.check(result, "getsockopt SO_PEERGROUPS")
    }
}
