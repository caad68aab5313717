internal import CPlatform

/// How long ago TCP connections of this machine last brought data, as the kernel says (sock_diag(7)).
package enum ConnectionAges {
    /// The ages in milliseconds by the inode of the socket; what is no connection, or in another network namespace, is left out.
    package static func read(_ inodes: [UInt64]) throws(PlatformError) -> [UInt64: Int64] {
        guard !inodes.isEmpty else { return [:] }
        var ages = [Int64](repeating: -1, count: inodes.count)
        for family: Int32 in [0, 1] {
            // SAFETY: both arrays have as many elements as the call is told, and it keeps no pointer.
            let result = unsafe platform_connection_ages(family, inodes, &ages, inodes.count)
            try PlatformError.check(result, "sock_diag")
        }
        return Dictionary(zip(inodes, ages).filter { $0.1 >= 0 }) { min($0, $1) }
    }
}
