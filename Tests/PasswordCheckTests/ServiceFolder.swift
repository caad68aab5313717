import FoundationEssentials
import PasswordCheck
import Platform

/// A folder of PAM services for one test, removed with the test.
final class ServiceFolder: Sendable {
    let path: String

    init() throws {
        let name = "sallyport-pam-" + RandomBytes.make(8).map { String($0, radix: 16) }.joined()
        path = "/tmp/\(name)"
        _ = try Directory(path: "/tmp").makeFolder(name)
        // libpam wants one, and what it says must not matter.
        try write(["auth required pam_permit.so", "account required pam_permit.so"], to: "other")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ lines: [String], to service: String = PasswordCheck.service) throws {
        let text = lines.map { $0 + "\n" }.joined()
        try Directory(path: path).openNew(service).writeAll(Array(text.utf8))
    }

    /// A program for pam_exec, which hands it the password on standard input, ended by a NUL.
    func script(expecting password: String) throws -> String {
        let text = "#!/bin/sh\n[ \"$(tr -d '\\000')\" = '\(password)' ]\n"
        let file = try Directory(path: path).openNew("script")
        try file.writeAll(Array(text.utf8))
        try file.setMode(0o700)
        return "\(path)/script"
    }
}
