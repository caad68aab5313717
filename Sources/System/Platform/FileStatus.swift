internal import CPlatform
internal import Glibc
package import Identity

/// What the kernel knows of a file: `fstat`.
package struct FileStatus: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case regular, folder, symbolicLink, socket
        /// A FIFO or a device.
        case other
    }

    package let kind: Kind
    /// Of the file system that it is on, as find's -xdev compares it.
    package let device: UInt64
    package let owner: UserID
    package let group: GroupID
    /// The permission bits, 0 to 0o7777.
    package let mode: UInt32
    package let linkCount: UInt64
    /// In bytes.
    package let size: Int
}

extension FileStatus {
    init(_ status: platform_status) {
        kind = Kind(status.kind)
        device = status.device
        owner = UserID(rawValue: status.owner)
        group = GroupID(rawValue: status.group)
        mode = status.mode
        linkCount = status.links
        size = Int(status.size)
    }
}

extension FileStatus.Kind {
    fileprivate init(_ bits: UInt32) {
        switch bits {
        case S_IFREG: self = .regular
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .symbolicLink
        case S_IFSOCK: self = .socket
        default: self = .other
        }
    }
}
