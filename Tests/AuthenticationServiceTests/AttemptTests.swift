import Account
import Identity
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `Wrong codes` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    @Test func `are counted exactly, a thousand at once, and on disk before they are answered`() async throws
    {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { account in
            for number in 0..<25 { account.known.met(Self.source(number), at: Moment.now().seconds) }
        }
        let outcomes = try await daemon.login(
            (0..<1_000).map { try begin($0, from: $0 % 25) }, [alice.wrongCode()])
        #expect(outcomes.count { $0.told.first?.hasPrefix("That code is wrong") == true } == 100)
        #expect(outcomes.count { $0.told.first?.hasPrefix("Too many wrong codes") == true } == 900)
        #expect(try await daemon.stored(alice) { $0.account.failures.standing } == 100)
        #expect(try await daemon.login(try alice.begin(), alice.code()).verdict == nil)
        try await daemon.stop()
    }

    /// Strangers are shut out first, so that a thousand networks leave the rest of the cap to the owner.
    @Test func `of a thousand networks at once are counted exactly, and the owner gets in`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice) { $0.known.met(.local, at: Moment.now().seconds) }
        let outcomes = try await daemon.login(
            (0..<1_000).map { try begin($0, from: $0) }, [alice.wrongCode()])
        #expect(outcomes.count { $0.told.first?.hasPrefix("That code is wrong") == true } == 80)
        #expect(outcomes.count { $0.told.first?.hasPrefix("Too many wrong codes") == true } == 920)
        #expect(try await daemon.stored(alice) { $0.account.failures.standing } == 80)
        #expect(try await daemon.login(try begin(1, from: 1), alice.code()).verdict == nil)
        #expect(try await daemon.login(try alice.begin(), alice.code()).verdict == .granted)
        try await daemon.stop()
    }

    @Test func `still stand after a crash right behind the answer`() async throws {
        let first = try await Daemon(in: place)
        try await first.enrol(alice)
        for number in 1...5 as ClosedRange<UInt8> {
            _ = try await first.login(try alice.begin(conversation: number), alice.wrongCode())
        }
        try await first.stop()
        let second = try await Daemon(in: place)
        let told = try await second.login(try alice.begin(conversation: 9), alice.code()).told
        #expect(told.count == 1 && told[0].hasPrefix("Too many tries"))
        try await second.stop()
    }

    private func begin(_ number: Int, from network: Int) throws -> Begin {
        var begin = try alice.begin(conversation: UInt8(truncatingIfNeeded: number))
        begin.remoteHost = Array(Self.host(network).utf8)
        return begin
    }

    private static func source(_ network: Int) -> FailureSource { FailureSource(remoteHost: host(network)) }

    private static func host(_ network: Int) -> String { "10.\(network / 250).\(network % 250).1" }
}

extension Caller {
    func told() throws -> [String] {
        try received().compactMap { if case .show(_, let text) = $0 { text } else { nil } }
    }
}
