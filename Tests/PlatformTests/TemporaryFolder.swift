import Foundation
import Glibc
import Platform

/// A folder of its own for one test, removed with the test.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let name = "sallyport-test-" + RandomBytes.make(8).map { String($0, radix: 16) }.joined()
        path = "/tmp/" + name
        _ = try Directory(path: "/tmp").makeFolder(name)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

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
