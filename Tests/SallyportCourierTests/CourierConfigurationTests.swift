import Foundation
import Platform
import Testing

@testable import sallyport_courier

@Suite struct `The settings of the courier` {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sallyport-courier-\(UUID())")

    private static let server = "[mail]\nvia = \"smtp\"\nhost = \"mx.example.org\"\nfrom = \"a@b.org\"\n"

    private func refusal(_ text: String?, dropIn: String? = nil) throws -> [String]? {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "courier.conf")
        if let text {
            // Told, since another thread that writes a file has the umask at 0 for a moment.
            let isMade = FileManager.default.createFile(
                atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
            #expect(isMade)
        }
        if let dropIn {
            let dropIns = folder.appending(path: "courier.conf.d")
            try FileManager.default.createDirectory(at: dropIns, withIntermediateDirectories: true)
            try dropIn.write(to: dropIns.appending(path: "a.conf"), atomically: false, encoding: .utf8)
        }
        do throws(SettingsRefusal) {
            _ = try Providers.read(file.path)
            return nil
        } catch {
            return error.reasons.map { $0.replacing(folder.path, with: "") }
        }
    }

    @Test func `may be empty`() throws {
        #expect(try refusal("") == nil)
    }

    @Test func `is refused with each fault and its place`() throws {
        let reasons = try refusal("[mail]\nvia = \"smtp\"\n[smss]\n")
        #expect(reasons?.count == 3)
        #expect(reasons?.allSatisfy { $0.hasPrefix("/courier.conf:") } == true)
    }

    @Test func `is refused where it is missing`() throws {
        #expect(try refusal(nil)?.count == 1)
    }

    @Test func `has no drop-ins, so a folder of them is not even read`() throws {
        #expect(try refusal("", dropIn: "not = [toml") == nil)
    }

    @Test func `says where a password is named that cannot be had, and not by which name`() throws {
        let login = "username = \"u\"\npassword_file = \"hunter2\"\n"
        let reason =
            "\"password_file\" in [mail] cannot be used: systemd gave this process no credentials; "
            + "write an absolute path, or set LoadCredential="
        #expect(try refusal(Self.server + login) == ["/courier.conf:6:17: \(reason)"])
    }

    @Test(arguments: [
        ("echo '-----BEGIN CERTIFICATE-----' >ca", nil), ("true", "No such file or directory"),
        (": >ca", "holds no certificate in PEM"), ("echo x >ca", "holds no certificate in PEM"),
        ("mkfifo ca", "is not a regular file"), ("mkdir ca", "is not a regular file"),
        ("echo '-----BEGIN CERTIFICATE-----' >ca; chmod 0664 ca", "can be written by others"),
        ("echo '-----BEGIN CERTIFICATE-----' >ca; chmod 0646 ca", "can be written by others"),
    ])
    func `name authorities that nobody else could have written`(script: String, reason: String?) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let run = ["/bin/sh", "-c", "umask 022; cd \"$0\" && touch ca; rm ca; \(script)", folder.path]
        _ = try ChildProcess.run(run, input: [], timeoutMilliseconds: 20_000)
        let reasons = try refusal(Self.server + "ca_file = \"\(folder.path)/ca\"\n")
        #expect(reasons?.count == (reason == nil ? nil : 1))
        let place = "/courier.conf:5:11: \"ca_file\" in [mail] cannot be used: "
        #expect(reasons?.allSatisfy { $0.hasPrefix(place) && $0.contains(reason ?? "-") } != false)
    }
}
