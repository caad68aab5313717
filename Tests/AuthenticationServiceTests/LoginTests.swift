import Account
import Identity
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `A login` {
    private let place: Place
    private let alice: Person

    init() throws {
        place = try Place()
        alice = try Person()
    }

    @Test func `is granted with a right code, and refused with the same one again`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let code = alice.code()
        let first = try await daemon.login(try alice.begin(conversation: 1), code)
        let second = try await daemon.login(try alice.begin(conversation: 2), code, [])
        #expect(first.verdict == .granted && first.token != nil && first.told.isEmpty)
        #expect(second.verdict == .refused && second.token == nil)
        #expect(second.told.first?.hasPrefix("That code was used before.") == true)
        #expect(try await daemon.run { $0.logins.open } == 0)
        try await daemon.stop()
    }

    @Test func `is granted once of sixty-four with the same code at once`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let begins = try (1...64).map { try alice.begin(conversation: $0) }
        let outcomes = try await daemon.login(begins, [alice.code()])
        #expect(outcomes.count { $0.verdict == .granted } == 1)
        try await daemon.stop()
    }

    @Test func `is granted to sixty-four people at once, each with a code of their own`() async throws {
        let daemon = try await Daemon(in: place)
        let people = try (2_000..<2_064).map { try Person($0) }
        for person in people { try await daemon.enrol(person) }
        let verdicts = try await withThrowingTaskGroup(of: Verdict?.self) { tasks in
            for person in people {
                tasks.addTask { try await daemon.login(try person.begin(), person.code()).verdict }
            }
            return try await tasks.reduce(into: []) { $0.append($1) }
        }
        #expect(verdicts.count == 64 && verdicts.allSatisfy { $0 == .granted })
        try await daemon.stop()
    }

    /// `kill -9` right after the answer: the record lags behind, the runtime directory does not.
    @Test func `is refused with a code that was accepted before a crash, and nobody waits`() async throws {
        let first = try await Daemon(in: place)
        try await first.enrol(alice)
        let code = alice.code()
        #expect(try await first.login(try alice.begin(), code).verdict == .granted)
        try await first.stop()
        let second = try await Daemon(in: place)
        // A shim that never heard the answer starts its conversation over.
        #expect(try await second.login(try alice.begin()).verdict == .granted)
        #expect(try await second.login(try alice.begin(conversation: 2), code, []).verdict == .refused)
        #expect(try await second.login(try alice.begin(conversation: 3), alice.code(1)).verdict == .granted)
        try await second.stop()
    }

    @Test func `is refused in the open window after another boot`() async throws {
        let first = try await Daemon(in: place)
        try await first.enrol(alice)
        try await first.stop()
        let second = try await Daemon(in: place, boot: [UInt8](repeating: 4, count: 16))
        let outcome = try await second.login(try alice.begin(), alice.code())
        #expect(outcome.verdict == nil)
        #expect(
            outcome.told.first?.hasPrefix("This host cannot tell whether that code was used before") == true)
        try await second.stop()
    }

    @Test func `of nobody, or of somebody not enrolled, is not granted`() async throws {
        let daemon = try await Daemon(in: try Place(settings: "version = 1\nlogin.enrol = \"admin\"\n"))
        var (nobody, failed) = (try alice.begin(), try alice.begin())
        nobody.userEntry = .noSuchUser
        failed.userEntry = .failed
        let code = alice.code()
        #expect(try await daemon.login(try alice.begin()).verdict == .refused)
        #expect(try await daemon.login(nobody, code, code, code).verdict == .refused)
        #expect(try await daemon.login(failed).verdict == .unavailable)
        try await daemon.stop()
    }

    @Test func `that hangs up leaves nothing behind`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        let released = try await daemon.run { [alice] desks in
            var released = 0
            for frames in 0...2 {
                let caller = try Caller(desks.logins) { released += 1 }
                if frames > 0 { try caller.send(.begin(try alice.begin())) }
                if frames > 1 { try caller.send(.answer(Array("?".utf8))) }
                caller.hangUp()
            }
            #expect(desks.logins.open == 0 && desks.accounts.residents.isEmpty)
            return released
        }
        #expect(released == 3)
        try await daemon.stop()
    }

    @Test(arguments: [false, true])
    func `is closed when frames come that nobody asked for`(begun: Bool) async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        try await daemon.run { [alice] desks in
            let caller = try Caller(desks.logins)
            if begun { try caller.send(.begin(try alice.begin())) }
            try caller.send(begun ? .begin(try alice.begin()) : .answer(alice.code()))
            #expect(!caller.isOpen)
            #expect(try caller.verdict() != .granted)
        }
        try await daemon.stop()
    }

    @Test func `of a peer that is not what it claims is closed without a word`() async throws {
        let daemon = try await Daemon(in: place)
        try await daemon.enrol(alice)
        try await daemon.run { [alice] desks in
            for (uid, pid) in [(alice.uid, 77), (UserID(rawValue: 5), 77), (.root, 78)] as [(UserID, Int32)] {
                let caller = try Caller(desks.logins, uid: uid, pid: pid)
                try caller.send(.begin(try alice.begin()))
                #expect(try !caller.isOpen && caller.received().isEmpty)
            }
        }
        try await daemon.stop()
    }
}
