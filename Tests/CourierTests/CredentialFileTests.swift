import Foundation
import Identity
import Testing

@testable import Courier

@Suite struct `Files of passwords and tokens` {
    private let folder: SMSFolder

    init() throws { folder = try SMSFolder() }

    @Test(arguments: [
        ("secret", "secret"), ("secret\n", "secret"), ("secret\r\n", "secret"), (" a b \n", " a b "),
        ("gr\u{FC}n\n", "gr\u{FC}n"),
        (String(repeating: "x", count: 1_024) + "\r\n", String(repeating: "x", count: 1_024)),
    ])
    func `hold one line`(text: String, secret: String) throws {
        let path = folder.write("s", Array(text.utf8))
        #expect(try CredentialFile.read(path, credentials: nil) == secret)
    }

    @Test(arguments: [
        "", "\n", "\r\n", "a\n\n", "a\nb", "a\u{0}b", "a\u{1B}b", "\ta", "a\u{202E}b", "a\u{2028}b",
        String(repeating: "x", count: 1_025), String(repeating: "x", count: 5_000),
    ])
    func `hold nothing else`(text: String) {
        let path = folder.write("s", Array(text.utf8))
        #expect(throws: CredentialError.malformed(path: path)) {
            try CredentialFile.read(path, credentials: nil)
        }
    }

    @Test func `are UTF-8`() {
        let path = folder.write("s", [0x61, 0xFF])
        #expect(throws: CredentialError.malformed(path: path)) {
            try CredentialFile.read(path, credentials: nil)
        }
    }

    @Test(arguments: [0o400, 0o600, 0o640, 0o440])
    func `may be read by a group`(mode: Int) throws {
        let path = folder.write("s", Array("x".utf8), mode: mode)
        #expect(try CredentialFile.read(path, credentials: nil) == "x")
    }

    @Test func `are refused where others may read or write them`() {
        let read = folder.write("r", Array("x".utf8), mode: 0o644)
        #expect(throws: CredentialError.readableByOthers(path: read)) {
            try CredentialFile.read(read, credentials: nil)
        }
        for mode in [0o620, 0o602] {
            let written = folder.write("w\(mode)", Array("x".utf8), mode: mode)
            #expect(throws: CredentialError.writableByOthers(path: written)) {
                try CredentialFile.read(written, credentials: nil)
            }
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
    func `are refused where somebody else owns them`() throws {
        let path = folder.write("s", Array("x".utf8))
        try FileManager.default.setAttributes([.ownerAccountID: 4321], ofItemAtPath: path)
        #expect(throws: CredentialError.foreignOwner(path: path, UserID(rawValue: 4321))) {
            try CredentialFile.read(path, credentials: nil)
        }
    }

    @Test func `may be credentials, whatever their mode`() throws {
        folder.write("token", Array("x\n".utf8), mode: 0o644)
        #expect(try CredentialFile.read("token", credentials: folder.path) == "x")
        #expect(throws: CredentialError.noCredentials) {
            try CredentialFile.read("token", credentials: nil)
        }
    }

    @Test(arguments: ["", "..", "a/b", "../token"])
    func `have no other names as credentials`(name: String) {
        #expect(throws: CredentialError.malformed(path: CredentialFile.someCredential)) {
            try CredentialFile.read(name, credentials: folder.path)
        }
    }

    @Test func `are not named in a complaint by what may be the secret itself`() throws {
        folder.write("two", Array("a\nb".utf8))
        folder.write("long", [UInt8](repeating: 0x61, count: 5_000))
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/folder", withIntermediateDirectories: false)
        for name in ["hunter2", "two", "long", "folder"] {
            for credentials in [folder.path, nil] {
                let error = #expect(throws: CredentialError.self) {
                    try CredentialFile.read(name, credentials: credentials)
                }
                #expect(error?.description.contains(name) == false)
            }
        }
    }

    @Test func `may be links that an administrator wrote, and no links among credentials`() throws {
        folder.write("real", Array("x".utf8))
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/link", withDestinationPath: "real")
        #expect(try CredentialFile.read("\(folder.path)/link", credentials: nil) == "x")
        #expect(throws: CredentialError.self) { try CredentialFile.read("link", credentials: folder.path) }
    }

    @Test func `are regular files that are there`() {
        let path = folder.path
        #expect(throws: CredentialError.notRegular(path: path)) {
            try CredentialFile.read(path, credentials: nil)
        }
        let error = #expect(throws: CredentialError.self) {
            try CredentialFile.read("\(path)/x", credentials: nil)
        }
        #expect(error?.description == "open \(path)/x: No such file or directory")
    }
}
