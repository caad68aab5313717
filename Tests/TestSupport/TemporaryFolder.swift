import Foundation
import Platform

/// A folder of its own for one test, removed with the test.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        let name = "sallyport-test-" + RandomBytes.make(8).map { String($0, radix: 16) }.joined()
        path = "/tmp/" + name
        _ = try Directory(path: "/tmp").makeFolder(name)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    package func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }
}
