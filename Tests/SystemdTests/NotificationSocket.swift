import Glibc

/// Listens where `$NOTIFY_SOCKET` points, as systemd does.
final class NotificationSocket {
    private let descriptor: Int32

    init() throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        let name = "sallyport-test-\(getpid())"
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // An abstract name (unix(7)): a NUL, then the name, and nothing on a disk.
        // SAFETY: the name is far shorter than the path's 108 bytes.
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { path in
            unsafe path[1...].copyBytes(from: Array(name.utf8))
        }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + 1 + name.utf8.count)
        // SAFETY: bind reads `length` bytes of an address that is longer, as the family says.
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length)
            }
        }
        guard result == 0 else { throw MissingFile(path: "@\(name)") }
        // SAFETY: only the serialised suite that uses this touches the environment.
        unsafe setenv("NOTIFY_SOCKET", "@\(name)", 1)
    }

    deinit {
        // SAFETY: as in init.
        unsafe unsetenv("NOTIFY_SOCKET")
        close(descriptor)
    }

    /// The next message; empty if there is none.
    func received() -> String {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        // SAFETY: the kernel writes at most as many bytes as the array has.
        let count = unsafe recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
