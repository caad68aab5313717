import Identity
import Platform
import Testing
import Wire

@testable import PasswordCheck

/// The real libpam, with services of the test's own.
@Suite struct `Checking a password` {
    let folder: ServiceFolder

    init() throws { folder = try ServiceFolder() }

    struct Stack: Sendable, CustomTestStringConvertible {
        let auth: String
        let account: String
        let answer: PasswordAnswer

        init(_ auth: String, _ account: String, _ answer: PasswordAnswer) {
            self.auth = auth
            self.account = account
            self.answer = answer
        }

        var testDescription: String { "\(auth), then \(account): \(answer)" }
    }

    @Test(arguments: [
        Stack("pam_permit.so", "pam_permit.so", .accepted),
        Stack("pam_deny.so", "pam_permit.so", .refused),
        Stack("pam_permit.so", "pam_deny.so", .refused),
        Stack("pam_no_such_module.so", "pam_permit.so", .unavailable),
        Stack("pam_permit.so", "pam_no_such_module.so", .unavailable),
    ])
    func `wants both auth and account`(stack: Stack) throws {
        try folder.write(["auth required \(stack.auth)", "account required \(stack.account)"])
        #expect(try check("secret") == stack.answer)
    }

    @Test func `never falls back on another service`() throws {
        #expect(try check("secret") == .unavailable)
    }

    /// For a phase without rules libpam takes `other`, which here lets everybody in.
    @Test(arguments: [
        [], ["# auth required pam_permit.so"], ["auth required pam_permit.so"],
        ["account required pam_permit.so", "session required pam_permit.so"],
        ["auth required pam_permit.so", "account required"],
        ["auth required pam_permit.so", "account # required pam_permit.so"],
        ["auth include other", "account include other"], ["auth SUBSTACK other", "account substack other"],
        ["@include other"], ["auth required pam_permit.so", "@include other"],
        ["# auth \\", "auth required pam_permit.so", "account required pam_permit.so"],
    ])
    func `wants rules for both phases in the service's own file`(lines: [String]) throws {
        try folder.write(lines)
        #expect(try check("secret") == .unavailable)
    }

    @Test(arguments: [
        ["AUTH\trequired\tpam_permit.so", "Account required pam_permit.so # all"],
        ["auth \\", "  required pam_permit.so", "account [success=ok default=die] pam_permit.so"],
        [
            "", "# nothing", "auth required pam_permit.so", "session include x",
            "account required pam_permit.so",
        ],
    ])
    func `knows rules however they are written`(lines: [String]) throws {
        try folder.write(lines)
        #expect(try check("secret") == .accepted)
    }

    @Test func `refuses an empty password, and one with a NUL, unasked`() throws {
        try folder.write(["auth required pam_permit.so", "account required pam_permit.so"])
        #expect(try check("") == .refused)
        #expect(try check("secret\0more") == .refused)
    }

    @Test func `answers a prompt without echo, and leaves the caller's password alone`() throws {
        try folder.write([
            "auth required pam_exec.so quiet expose_authtok \(folder.script(expecting: "secret"))",
            "account required pam_permit.so",
        ])
        let password = Array("secret".utf8)
        let name = try AccountName("alice")
        #expect(PasswordCheck(directory: folder.path).answer(name, password: password) == .accepted)
        #expect(password == Array("secret".utf8))
        #expect(try check("other") == .unavailable || check("other") == .refused)
    }

    @Test func `says of every status whether the account is to blame`() {
        let refused = (0..<40).filter { PasswordAnswer($0) == .refused }
        #expect(refused == [6, 7, 10, 11, 12, 13, 16, 27])
        #expect((0..<40).filter { PasswordAnswer($0) == .accepted } == [0])
    }

    private func check(_ password: String) throws -> PasswordAnswer {
        PasswordCheck(directory: folder.path).answer(try AccountName("alice"), password: Array(password.utf8))
    }
}
