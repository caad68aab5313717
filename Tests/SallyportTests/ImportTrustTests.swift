import ArgumentParser
import Glibc
import Identity
import Migration
import Platform
import Testing

@testable import sallyport

/// A user's own file of google-authenticator is told from one that somebody else put in its place.
@Suite(.enabled(if: geteuid() == 0, "only root can give files away"))
struct `An import of many users' files` {
    private static let google = "JBSWY3DPEHPK3PXPJBSWY3DPEE\n\" TOTP_AUTH\n"
    private static let (alice, mallory): (UInt32, UInt32) = (4_001, 4_002)
    /// `F_SETLEASE` of fcntl(2).
    private static let setLease: Int32 = 1_024
    private let folder = TemporaryFolder()

    @Test(
        arguments: [
            ("alice", alice, 0o400), ("alice", 0, 0o644), ("alice/.google_authenticator", alice, 0o600),
        ] as [(String, UInt32, Int)])
    func `takes what is the user's`(name: String, owner: UInt32, mode: Int) throws {
        try folder.write(Self.google, to: name, owner: owner, mode: mode)
        let file = try #require(try read().first)
        #expect(file.content.factors.count == 1 && file.refusal == nil)
    }

    @Test(
        arguments: [
            ("alice", mallory, 0o600, .foreignOwner(UserID(rawValue: mallory))),
            ("alice", alice, 0o620, .writableByOthers(mode: 0o620)),
            ("alice", 0, 0o602, .writableByOthers(mode: 0o602)),
            ("alice/.google_authenticator", 0, 0o600, .foreignOwner(.root)),
            ("alice/.google_authenticator", mallory, 0o600, .foreignOwner(UserID(rawValue: mallory))),
            ("alice/.google_authenticator", alice, 0o666, .writableByOthers(mode: 0o666)),
            ("nobody-here", alice, 0o600, .noSuchUser),
        ] as [(String, UInt32, Int, ImportRefusal)])
    func `refuses what others could have written`(
        name: String, owner: UInt32, mode: Int, refusal: ImportRefusal
    ) throws {
        try folder.write(Self.google, to: name, owner: owner, mode: mode)
        let file = try #require(try read().first)
        #expect(file.content.factors.isEmpty && file.refusal == refusal)
        let summary = ImportSummary([file], try ChangeOptions.parse([]))
        #expect(summary.status == (refusal == .noSuchUser ? .noSuchUser : .badData))
        #expect(summary.malformed == 0)
        #expect(summary.problems.first?.line.hasPrefix("\(folder.path)/\(name): \(file.user!): ") == true)
    }

    @Test func `refuses a file that is too long, instead of a part of it`() throws {
        let long = Self.google + String(repeating: "12345678\n", count: UserFile.longest / 9)
        try folder.write(long, to: "alice", owner: Self.alice)
        let file = try #require(try read().first)
        #expect(file.content.factors.isEmpty && file.refusal == .tooLarge(limit: UserFile.longest))
        let line = try #require(ImportSummary([file], try ChangeOptions.parse([])).problems.first?.line)
        #expect(line.hasPrefix("\(folder.path)/alice: ") && line.contains("64 KiB"))
        #expect(try read("alice").refusal == .tooLarge(limit: UserFile.longest))
    }

    @Test func `goes on with other users, and stops when the name service fails`() throws {
        try folder.write(Self.google, to: "alice", owner: Self.alice)
        try folder.write(Self.google, to: "another", owner: Self.mallory)
        #expect(try read().map(\.content.factors.count) == [1, 0])
        let source = ImportFolder(path: folder.path) { _ in .failed(EIO) }
        let error = #expect(throws: Failure.self) { try source.read() }
        #expect(error?.status == .tryAgain)
    }

    /// Takes a lease for writing, once no process that another test has started holds a copy of the descriptor any more.
    private static func lease(_ descriptor: Int32) async throws {
        var tries = 0
        while fcntl(descriptor, setLease, F_WRLCK) != 0 {
            try #require(errno == EAGAIN && tries < 1_000)
            tries += 1
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// A lease keeps root waiting, and a file system of the user's own keeps root out.
    @Test func `goes on where a user keeps root from reading`() async throws {
        try folder.write(Self.google, to: "alice", owner: Self.alice)
        try folder.write(Self.google, to: "another", owner: Self.alice)
        let path = "\(folder.path)/another"
        let leased = try Descriptor(path: path, [.read, .write])
        signal(SIGIO, SIG_IGN)
        try await Self.lease(leased.number)
        let files = try read()
        #expect(files.map(\.content.factors.count) == [1, 0])
        #expect(files.last?.refusal == .unreadable(EAGAIN) && files.last?.path == path)
        let summary = ImportSummary(files, try ChangeOptions.parse([]))
        #expect(summary.status == .badData && summary.refused == 1)
        #expect(summary.problems.first?.line.hasPrefix("\(path): another: it cannot be read: ") == true)
    }

    @Test(
        arguments: [
            (alice, 0o600, nil), (0, 0o644, nil), (mallory, 0o600, .foreignOwner(UserID(rawValue: mallory))),
            (alice, 0o660, .writableByOthers(mode: 0o660)),
        ] as [(UInt32, Int, ImportRefusal?)])
    func `takes a file that is named on the same terms`(
        owner: UInt32, mode: Int, refusal: ImportRefusal?
    ) throws {
        try folder.write(Self.google, to: "file", owner: owner, mode: mode)
        let file = try read("file")
        #expect(file.refusal == refusal && file.content.factors.count == (refusal == nil ? 1 : 0))
    }

    @Test func `takes no link, FIFO or folder that is named`() throws {
        try folder.write(Self.google, to: "file", owner: Self.alice)
        try folder.link("link", to: "\(folder.path)/file")
        try folder.write(Self.google, to: "folder/file", owner: Self.alice)
        for name in ["link", "folder"] {
            let file = try read(name)
            #expect(file.refusal == .notRegular && file.content.factors.isEmpty)
        }
    }

    private func read(_ name: String) throws -> ImportedFile {
        let alice = User(
            name: try AccountName("alice"), uid: UserID(rawValue: Self.alice), gids: [], home: nil)
        return try #require(
            try ImportSource(
                format: .googleAuthenticator, path: "\(folder.path)/\(name)", user: "alice",
                lookUp: { _ in .found(alice) }
            ).read().first)
    }

    private func read() throws -> [ImportedFile] {
        let alice = User(
            name: try AccountName("alice"), uid: UserID(rawValue: Self.alice), gids: [], home: nil)
        return try ImportSource(
            format: .googleAuthenticator, path: folder.path, user: nil,
            lookUp: { name in name.hasPrefix("a") ? .found(alice) : .none }
        ).read()
    }
}

@Suite struct `Standard input` {
    private let folder = TemporaryFolder()

    @Test func `is read whole or not at all`() throws {
        try folder.write("12345", to: "f")
        let path = "\(folder.path)/f"
        #expect(
            try ImportSource.all(of: Descriptor(path: path, [.read]), atMost: 5) == Array("12345".utf8))
        let error = #expect(throws: Failure.self) {
            try ImportSource.all(of: Descriptor(path: path, [.read]), atMost: 4)
        }
        #expect(error?.status == .badData && error?.sentence.contains("standard input") == true)
    }
}
