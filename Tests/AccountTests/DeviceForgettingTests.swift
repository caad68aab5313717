import Account
import Identity
import OneTimePassword
import TestSupport
import Testing

/// A remembered device rests on a proof; what makes proofs of before worth nothing ends it.
@Suite struct `Remembered devices are forgotten` {
    private var account: Account
    private let now = Fixture.now

    init() throws {
        account = try SendingFixture.account()
        for number in 1...3 as ClosedRange<UInt8> { try account.remember(number) }
    }

    private static let changes: [(String, @Sendable (inout Account) throws -> Void)] = [
        ("a factor more", { _ = try $0.enrol(Phone(seed: 3).factor(epoch: .unknown), name: "b", at: 1) }),
        ("a factor of mail", { _ = try $0.enrol(.outOfBand(.email), name: "mail", at: 1) }),
        ("a factor less", { try $0.remove(FactorID(rawValue: 1)) }),
        ("none any more", { $0.disable() }), ("a reset", { $0.reset(at: Fixture.now) }),
        ("other recovery codes", { $0.replaceRecoveryCodes(by: try #require(RecoveryFixture.newKept)) }),
        ("another address", { _ = $0.change(try SendingFixture.contacts("b@example.org", nil), at: 1) }),
        ("an address less", { _ = $0.change(try SendingFixture.contacts(nil, nil, without: [.sms]), at: 1) }),
        ("a lock", { $0.lock(Lock(since: 1, until: nil, reason: "left")) }),
        ("a lock that is over", { $0.lock(Lock(since: 1, until: 2, reason: "")) }),
        ("an unlocking", { $0.unlock(at: Fixture.now) }),
    ]

    @Test(arguments: changes.indices)
    mutating func `all at once`(change: Int) throws {
        let (name, change) = Self.changes[change]
        try change(&account)
        #expect(account.devices.entries.isEmpty, "by \(name)")
        #expect(try account.device(1) == nil)
    }

    @Test mutating func `by nothing else`() throws {
        let before = account.devices
        try account.rename(FactorID(rawValue: 1), to: "old phone")
        let isOther = account.change(try SendingFixture.contacts("alice@example.org", nil), at: now)
        #expect(!isOther)
        #expect(throws: FactorError.nameTaken) {
            try account.enrol(try Phone(seed: 3).factor(epoch: .unknown), name: "old phone", at: now)
        }
        account.failures.claim(.local, known: account.known, at: now)
        account.pass = nil
        #expect(account.devices == before)
    }

    @Test mutating func `and not remembered on an account that is locked, or has no factor`() throws {
        account.lock(Lock(since: 1, until: now + 5, reason: ""))
        try account.remember(1)
        #expect(account.devices.entries.isEmpty)
        try account.remember(1, at: now + 5)
        #expect(account.devices.entries.count == 1)
        account.disable()
        try account.remember(1, at: now + 5)
        #expect(account.devices.entries.isEmpty)
    }

    @Test mutating func `by what a reset says it takes away`() throws {
        var small = try RecordFixture.small()
        #expect(!small.holdsAnything)
        _ = try small.enrol(try Phone().factor(epoch: .unknown), name: "phone", at: 1)
        try small.remember(1)
        small.factors = []
        #expect(small.holdsAnything)
        small.reset(at: now)
        #expect(!small.holdsAnything)
    }

    /// Two hundred steps of chance for each seed: what was remembered before a change is gone right after it.
    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    mutating func `whatever else happens`(seed: UInt64) throws {
        var random = RandomSequence(seed: seed)
        var (time, changes) = (now, 0)
        for _ in 1...200 {
            time += Int64.random(in: -5_000...20_000, using: &random)
            let before = standing
            try step(at: time, &random)
            expectBounds()
            guard standing != before else { continue }
            changes += 1
            #expect(account.devices.entries.isEmpty)
        }
        #expect(changes > 10)
    }

    /// What proofs rest on.
    private var standing: [String] {
        ["\(account.revision)", "\(account.lock as Lock?)"] + account.factors.map { "\($0.id)" }
    }

    private mutating func step(at time: Int64, _ random: inout RandomSequence) throws {
        let id = DeviceID(rawValue: .random(in: 1...20, using: &random))
        switch Int.random(in: 0..<16, using: &random) {
        case 0:
            // Not all of them are possible on every account: a second factor of mail, say.
            try? Self.changes[Int.random(in: Self.changes.indices, using: &random)].1(&account)
        case 1: account.unlock(at: time)
        case 2: _ = account.learn(nil, hasTerminal: nil, from: [], at: time)
        case 3: account.noteUse(of: id, from: nil, at: time)
        case 4: account.noteProof(of: id, from: nil, at: time)
        case 5: _ = account.forgetDevice(id)
        case 6,
            7 where !account.isEnrolled:
            _ = try? account.enrol(Phone().factor(epoch: .unknown), name: "phone", at: time)
        default: try account.remember(.random(in: 1...20, using: &random), at: time)
        }
    }

    private func expectBounds() {
        let entries = account.devices.entries
        #expect(entries.count <= Devices.most && Set(entries.map(\.id)).count == entries.count)
        #expect(entries.allSatisfy { $0.lastProof <= $0.lastUse })
        #expect(entries.isEmpty || account.isEnrolled)
    }
}
