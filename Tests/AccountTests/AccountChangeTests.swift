import Account
import Identity
import OneTimePassword
import Testing

@Suite struct `A change of an account` {
    private var account: Account
    private let first = FactorID(rawValue: 1)
    private let second = FactorID(rawValue: 2)
    private let now = Fixture.now

    init() throws {
        account = try Fixture.account(try Phone(), try Phone(seed: 99))
        account.recoveryCodes = RecoveryFixture.kept
        account.pass = try RecoveryFixture.pass()
        account.known.met(.local, at: now)
        account.failures.claim(.unknownHost, known: account.known, at: now)
        account.lock(Lock(since: 1, until: nil, reason: "left"))
    }

    @Test mutating func `gives no two factors one name`() throws {
        let third = try Phone(seed: 3).factor(epoch: Fixture.epoch.id)
        let before = Picture(account)
        #expect(throws: FactorError.nameTaken) { try account.enrol(third, name: "phone 2", at: now) }
        #expect(throws: FactorError.nameTaken) { try account.rename(first, to: "phone 2") }
        #expect(Picture(account) == before)
        try account.rename(first, to: "old phone")
        _ = try account.enrol(third, name: "phone 1", at: now, lastUsed: now)
        #expect(account.factors.map(\.name) == ["old phone", "phone 2", "phone 1"])
        #expect(account.factors.map(\.lastUsed) == [nil, nil, now])
    }

    @Test mutating func `leaves a factor the name that it has already`() throws {
        try account.rename(first, to: "phone 1")
        #expect(account.factors.map(\.name) == ["phone 1", "phone 2"])
    }

    @Test mutating func `needs the factor that it names`() {
        let before = Picture(account)
        let nobody = FactorID(rawValue: 3)
        #expect(throws: FactorError.missing) { try account.rename(nobody, to: "x") }
        #expect(throws: FactorError.missing) { try account.remove(nobody) }
        #expect(Picture(account) == before)
    }

    @Test mutating func `that takes one factor away leaves the other and the codes`() throws {
        try account.remove(first)
        #expect(account.factors.map(\.id) == [second])
        #expect(account.recoveryCodes != nil && account.pass != nil && account.known != KnownSources())
    }

    @Test mutating func `that takes the last one away takes all that could be proven, and forgives nothing`()
        throws
    {
        try account.remove(first)
        try account.remove(second)
        expectNothingToProve()
        #expect(account.failures.standing == 1 && account.lock != nil && account.lastFactor == second)
    }

    @Test mutating func `that disables it does the same at once`() {
        account.disable()
        expectNothingToProve()
        #expect(account.failures.standing == 1 && account.lock != nil && account.lastFactor == second)
    }

    @Test mutating func `that resets it forgives, too, and leaves the lock`() {
        #expect(account.holdsAnything)
        account.reset(at: now + 5)
        expectNothingToProve()
        #expect(account.failures == Failures() && account.lock != nil && account.lastOpened == now + 5)
        #expect(!account.holdsAnything)
    }

    /// Each alone is something that a reset takes away.
    @Test func `finds everything that a reset would take away`() throws {
        let changes: [(inout Account) throws -> Void] = [
            { $0.recoveryCodes = RecoveryFixture.kept }, { $0.pass = try RecoveryFixture.pass() },
            { $0.known.met(.local, at: Fixture.now) },
            { $0.failures.claim(.local, known: $0.known, at: Fixture.now) },
            { $0.unprovenFailures.claim(.local, known: $0.known, at: Fixture.now) },
            { _ = try $0.enrol(try Phone().factor(epoch: .unknown), name: "phone", at: 1) },
        ]
        for change in changes {
            var account = try RecordFixture.small()
            #expect(!account.holdsAnything)
            try change(&account)
            #expect(account.holdsAnything)
        }
    }

    /// Proofs of before are good no more: something that they may rest on was taken away.
    @Test func `makes proofs of before worth nothing where something is taken away`() throws {
        let taking: [(inout Account) throws -> Void] = [
            { try $0.remove(FactorID(rawValue: 1)) }, { $0.disable() }, { $0.reset(at: Fixture.now) },
            { $0.lock(Lock(since: 1, until: nil, reason: "")) }, { $0.unlock(at: Fixture.now) },
            { $0.replaceRecoveryCodes(by: try #require(RecoveryFixture.newKept)) },
        ]
        for change in taking {
            var copy = account
            try change(&copy)
            #expect(copy.revision > account.revision)
        }
        var copy = account
        _ = try copy.enrol(try Phone(seed: 3).factor(epoch: .unknown), name: "third", at: now)
        try copy.rename(first, to: "old phone")
        copy.pass = nil
        copy.failures.claim(.local, known: copy.known, at: now)
        #expect(copy.revision == account.revision)
    }

    @Test mutating func `that unlocks it forgives, and leaves what can be proven`() {
        account.unprovenFailures.claim(.local, known: account.known, at: now)
        account.unlock(at: now + 5)
        #expect(account.lock == nil && account.failures == Failures() && account.lastOpened == now + 5)
        #expect(account.unprovenFailures == Failures())
        #expect(account.isEnrolled && account.recoveryCodes != nil && account.pass != nil)
    }

    @Test mutating func `knows since when nobody came`() throws {
        #expect(try RecordFixture.small().idleSince == nil)
        let enrolled = now - 864_000
        #expect(account.idleSince == enrolled)
        _ = try account.enrol(try Phone(seed: 5).factor(epoch: .unknown), name: "third", at: enrolled + 7)
        #expect(account.idleSince == enrolled + 7)
        account.lastProof = now - 9
        #expect(account.idleSince == now - 9)
        account.lastOpened = now - 3
        #expect(account.idleSince == now - 3)
        account.disable()
        #expect(account.idleSince == now - 3)
    }

    @Test mutating func `finds a name that is free`() throws {
        account.disable()
        for number in 1...Account.mostFactors {
            let name = account.freeName(nil)
            #expect(name == (number == 1 ? FactorName.usual : "\(FactorName.usual) \(number)"))
            _ = try account.enrol(try Phone().factor(epoch: .unknown), name: name, at: now)
        }
        #expect(account.freeName("mine") == "mine")
    }

    @Test(arguments: [
        ("p", true), (String(repeating: "n", count: 64), true), ("Älices Telefon", true), ("", false),
        (String(repeating: "n", count: 65), false), (String(repeating: "ä", count: 33), false),
        ("a\nb", false), ("\u{1B}[2J", false), ("a\u{9B}b", false), ("a\u{202E}b", false), ("a\u{7F}", false),
    ])
    func `takes names that steer no terminal`(name: String, isUsable: Bool) {
        #expect(FactorName.isUsable(name) == isUsable)
    }

    private func expectNothingToProve() {
        #expect(!account.isEnrolled && account.recoveryCodes == nil && account.pass == nil)
        #expect(account.known == KnownSources() && account.means.isEmpty && !account.hasPass(at: now))
    }
}
