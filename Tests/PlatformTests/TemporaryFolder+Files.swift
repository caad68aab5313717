import Glibc
import Platform
import TestSupport

extension TemporaryFolder {
    func write(_ bytes: [UInt8], to name: String) throws {
        try Directory(path: path).openNew(name).writeAll(bytes)
    }

    func makeFIFO(_ name: String) throws {
        // SAFETY: the path is NUL-terminated and lives until the call returns.
        guard unsafe mkfifo(self(name), 0o600) == 0 else {
            throw PlatformError(operation: "mkfifo", errno: errno)
        }
    }
}
