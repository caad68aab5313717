import AccountStore
import Identity
import NIOCore
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `An import` {
    private static let secret = "GEZDGNBVGY3TQOJQ"
    private let place: Place

    init() throws { place = try Place() }

    private static func entry(_ number: UInt32, secret: String = secret, digits: Int? = nil) -> ImportEntry {
        ImportEntry(user: "user\(number)", uid: UserID(rawValue: number), secret: secret, digits: digits)
    }

    @Test func `is safe to repeat`() async throws {
        let daemon = try await Daemon(in: place)
        let entries = (2_000..<2_100).map { Self.entry($0) }
        #expect(try await daemon.takeOver(entries).allSatisfy { $0 == .created })
        #expect(try await daemon.takeOver(entries).allSatisfy { $0 == .unchanged })
        #expect(try await daemon.run { try $0.accounts.storage.directory.list().count } == 100)
        try await daemon.stop()
    }

    @Test func `says of each entry what became of it`() async throws {
        let daemon = try await Daemon(in: place)
        _ = try await daemon.takeOver([Self.entry(1_000), Self.entry(1_001)])
        let outcomes = try await daemon.takeOver([
            Self.entry(1_000), Self.entry(1_001, secret: "ZZZZZZZZZZZZZZZZ"), Self.entry(1_002),
            Self.entry(1_002), Self.entry(1_003, secret: "GEZDGNBV"),
            Self.entry(1_004, secret: "not base32!"),
            Self.entry(1_005, digits: 9),
            ImportEntry(user: "a/b", uid: UserID(rawValue: 7), secret: Self.secret),
            ImportEntry(user: "no-such-user-anywhere", secret: Self.secret),
            ImportEntry(user: "renamed", uid: UserID(rawValue: 1_000), secret: Self.secret),
        ])
        #expect(
            outcomes == [
                .unchanged, .conflict, .created, .conflict, .invalid, .invalid, .invalid, .noSuchUser,
                .noSuchUser,
                .conflict,
            ])
        try await daemon.stop()
    }

    @Test func `of more than one call may hold is refused`() async throws {
        let daemon = try await Daemon(in: place)
        let entries = (0...UInt32(ImportUsersParameters.mostEntries)).map { Self.entry($0) }
        let call = ControlCall.importUsers(ImportUsersParameters(entries: entries))
        #expect(try await daemon.ask(call).refusal == .invalidParameter("entries"))
        try await daemon.stop()
    }

    @Test func `does not touch an account that is in use`() async throws {
        let daemon = try await Daemon(in: place)
        let alice = try Person()
        try await daemon.enrol(alice)
        let waiting = try await daemon.caller(try alice.begin())
        #expect(try await daemon.takeOver([Self.entry(1_000)]) == [.conflict])
        try await daemon.run { _ in waiting.value.hangUp() }
        try await daemon.flush()
        #expect(try await daemon.takeOver([Self.entry(1_000)]) == [.conflict])
        #expect(try await daemon.login(try alice.begin(conversation: 2), alice.code()).verdict == .granted)
        try await daemon.stop()
    }
}
