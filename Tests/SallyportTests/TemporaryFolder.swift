import Foundation

/// A folder of one test, removed with it.
final class TemporaryFolder: Sendable {
    let path = "/tmp/sallyport-test-\(getpid())-\(UInt64.random(in: 0 ... .max))"

    init() {
        try? FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o755])
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Makes a file that belongs to `owner` (default: to whoever runs the tests).
    func write(_ text: String, to name: String, owner: UInt32? = nil, mode: Int = 0o600) throws {
        let file = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
            // Told, since another thread that writes a file has the umask at 0 for a moment.
            attributes: [.posixPermissions: 0o755])
        try Data(text.utf8).write(to: file)
        var attributes: [FileAttributeKey: Any] = [.posixPermissions: mode]
        attributes[.ownerAccountID] = owner
        try FileManager.default.setAttributes(attributes, ofItemAtPath: file.path)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
    }

    /// In bytes.
    func size(of name: String) throws -> Int {
        try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")).count
    }

    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }
}
