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
}
