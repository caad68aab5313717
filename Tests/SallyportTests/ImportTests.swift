import ArgumentParser
import Identity
import Migration
import Platform
import Testing
import Wire

@testable import sallyport

@Suite struct `An import` {
    private let folder = TemporaryFolder()
    private static let google = "JBSWY3DPEHPK3PXPJBSWY3DPEE\n\" TOTP_AUTH\n12345678\n"

    @Test func `reads a folder of files and of homes, each by the name of its user`() throws {
        try folder.write(Self.google, to: "alice")
        try folder.write(Self.google, to: "bob/.google_authenticator")
        try folder.write("x", to: "carol/other")
        try folder.write(Self.google, to: "eve/.google_authenticator/folder")
        try folder.write("x", to: "not a name/.google_authenticator")
        try folder.link("dave", to: "/etc/passwd")
        let files = try source(.googleAuthenticator).read()
        #expect(files.flatMap(\.content.factors).map { "\($0.user)" } == ["alice", "bob"])
        #expect(files.map(\.path) == ["\(folder.path)/alice", "\(folder.path)/bob/.google_authenticator"])
    }

    @Test func `needs the name of the user of a single file`() throws {
        try folder.write(Self.google, to: "file")
        let error = #expect(throws: Failure.self) { try source(.googleAuthenticator, "file").read() }
        #expect(error?.status == .usage)
        let files = try source(.googleAuthenticator, "file", user: "alice").read()
        #expect(files.flatMap(\.content.factors).count == 1)
    }

    @Test func `refuses what is no file`() {
        let folderError = #expect(throws: Failure.self) { try source(.csv).read() }
        #expect(folderError?.status == .badData)
        let missingError = #expect(throws: Failure.self) { try source(.oath, "missing").read() }
        #expect(missingError?.status == .badData)
    }

    @Test func `names each problem with file and line, and ends accordingly`() throws {
        try folder.write("user,secret\nalice,JBSWY3DPEHPK3PXP\nbob,?\n", to: "f")
        let files = try source(.csv, "f").read()
        var summary = ImportSummary(files, try ChangeOptions.parse([]))
        let factor = try #require(files[0].content.factors.first)
        #expect(summary.problems.map(\.line) == ["\(folder.path)/f:3: the secret is not Base32"])
        #expect(summary.malformed == 1 && summary.shortSecrets == ["alice"])
        summary.add(ImportResult(user: "alice", outcome: .created), of: factor, in: files[0])
        #expect(summary.created == 1 && summary.status == .badData)
    }

    @Test(
        arguments: [
            (ImportResult.Outcome.created, nil), (.unchanged, nil), (.conflict, .badData),
            (.noSuchUser, .noSuchUser),
            (.invalid, .badData),
        ] as [(ImportResult.Outcome, ExitReason?)])
    func `ends with the code of what went wrong`(outcome: ImportResult.Outcome, status: ExitReason?) throws {
        try folder.write("user,secret\nalice,JBSWY3DPEHPK3PXP\n", to: "f")
        let files = try source(.csv, "f").read()
        var summary = ImportSummary(files, try ChangeOptions.parse([]))
        let factor = try #require(files[0].content.factors.first)
        summary.add(ImportResult(user: "alice", outcome: outcome), of: factor, in: files[0])
        #expect(summary.status == status)
    }

    private func source(_ format: MigrationFormat, _ name: String = "", user: String? = nil) -> ImportSource {
        ImportSource(
            format: format, path: name.isEmpty ? folder.path : "\(folder.path)/\(name)", user: user,
            lookUp: Self.own)
    }

    /// Every user that is looked up is the one who runs the tests.
    private static func own(_ name: String) -> Lookup<User> {
        guard let account = try? AccountName(name) else { return .none }
        return .found(User(name: account, uid: ProcessFacts.effectiveUser, gids: [], home: nil))
    }
}
