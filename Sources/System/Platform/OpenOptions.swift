internal import CPlatform

/// How to open a file or a folder.
///
/// Descriptors are never inherited, never make a terminal ours, and a FIFO or a device does not make us wait.
package struct OpenOptions: OptionSet, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    package static let read = Self(PLATFORM_READ)
    package static let write = Self(PLATFORM_WRITE)
    /// Makes the file, mode 0600, and fails with EEXIST if the name is taken.
    package static let createExclusively = Self(PLATFORM_CREATE_EXCLUSIVE)
    /// Fails with ENOTDIR for anything but a folder.
    package static let folder = Self(PLATFORM_DIRECTORY)
    /// Fails with ELOOP if the last part of the path is a symbolic link.
    package static let refuseLink = Self(PLATFORM_NO_FOLLOW)
    /// Opens the name and not what it stands for: a symbolic link too, with ``refuseLink``.
    package static let nameOnly = Self(PLATFORM_PATH)
    /// Leaves the access time alone, so that reading never writes; for files of our own (else EPERM).
    package static let keepAccessTime = Self(PLATFORM_NO_ACCESS_TIME)

    /// Waits until somebody opens a FIFO to write, and on for what they write.
    package static let wait = Self(PLATFORM_WAIT)

    private init(_ flag: platform_open_flag) {
        rawValue = Int32(flag.rawValue)
    }
}
