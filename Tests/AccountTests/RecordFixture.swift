import Account
import Cryptography
import Identity
import OneTimePassword

/// Keys, and accounts that use every field of a record.
enum RecordFixture {
    static let created: Int64 = 1_700_000_000

    static func keys(_ current: UInt8, before previous: UInt8? = nil) throws -> MasterKeys {
        try MasterKeys(current: secret(current), previous: try previous.map { try secret($0) })
    }

    static func secret(_ seed: UInt8) throws -> Secret {
        try Secret(copying: (0..<32).map { $0 &+ seed })
    }

    static func salt(_ seed: UInt8) -> [UInt8] { [UInt8](repeating: seed, count: SealedSlot.saltLength) }

    /// As small as an account can be, for tests that try every bit.
    static func small() throws -> Account {
        Account(name: try AccountName("a"), uid: Fixture.uid, created: 1)
    }

    /// Every field that format 1 knew has a value of its own.
    static func ofFormat1() throws -> Account {
        var account = Account(name: try AccountName("älice@corp"), uid: Fixture.uid, created: created)
        for (number, algorithm) in HashAlgorithm.allCases.enumerated() {
            _ = try account.enrol(
                .totp(try totp(number, algorithm)), name: "phone \(number), £€",
                at: created + Int64(number))
        }
        account.factors[1].lastUsed = created + 50
        account.lastProof = -5
        account.lock(Lock(since: created, until: created + 9, reason: "left the company; ask Ann"))
        let sources = try sources().filter { if case .key = $0 { false } else { true } }
        account.failures = Failures(standing: 99, agedUntil: created, sources: entries(sources))
        return account
    }

    /// Every field that format 2 knew has a value of its own.
    static func ofFormat2() throws -> Account {
        var account = try ofFormat1()
        account.factors.removeLast()
        _ = try account.enrol(
            .hotp(
                HOTPFactor(
                    digits: 8, algorithm: .sha256, secret: try secret(3), counter: .max - 0x0102_0304)),
            name: "token", at: created + 7, lastUsed: created + 8)
        account.lastOpened = created + 11
        account.failures = Failures(
            standing: 99, agedUntil: created, sources: entries(try sources()), forgiven: 98,
            forgivenUntil: created - 3)
        account.unprovenFailures = Failures(
            standing: 3, agedUntil: created + 1,
            sources: [Failures.Entry(source: .user(Fixture.uid), count: 2, last: created + 2)],
            forgiven: 4, forgivenUntil: created + 4)
        account.known = KnownSources(
            entries: try sources().filter { $0 != .unknownHost }.enumerated().map {
                KnownSources.Entry(source: $1, last: Self.created - Int64($0))
            })
        account.recoveryCodes = recoveryCodes()
        account.pass = Pass(
            salt: (0..<16).map { $0 ^ 0xFF }, hash: (0..<32).map { $0 ^ 0x55 }, issued: created + 13,
            expires: created + 3_613, uses: 100)
        return account
    }

    /// Every field that format 3 knew has a value of its own.
    static func ofFormat3() throws -> Account {
        var account = try ofFormat2()
        let change = try SendingFixture.contacts("bob.builder+x@mail.example.org", nil, isVerified: true)
        _ = account.change(change, at: created + 20)
        _ = account.change(try SendingFixture.contacts(nil, "+4915112345678"), at: created + 21)
        _ = try account.enrol(.outOfBand(.email), name: "mail", at: created + 22)
        let failures = account.failures
        account.failures = Failures()
        try SendingFixture.useEverything(of: &account, at: created + 30)
        account.failures = failures
        return account
    }

    static func totp(_ number: Int, _ algorithm: HashAlgorithm) throws -> TOTPFactor {
        TOTPFactor(
            parameters: try TOTPParameters(
                digits: 6 + number, period: number == 1 ? 60 : 30, algorithm: algorithm),
            secret: try Secret(copying: (0..<UInt8(20 + number * 4)).map { $0 ^ UInt8(number) }),
            drift: Int64(number) * 5 - 10,
            spent: try SpentSteps(ranges: [0...9, 20...30, 50_000_000...60_000_000, .max - 1 ... .max]),
            epoch: Epoch.ID(rawValue: .max - UInt64(number)), voidThrough: 30 + UInt64(number),
            acceptedAhead: 60_000_000)
    }

    /// Number 7 was used.
    private static func recoveryCodes() -> RecoveryCodes {
        var codes = RecoveryCodes(
            created: created + 5, salt: Array(40..<56),
            entries: (0..<10).map { number in
                RecoveryCodes.Entry(hash: (0..<32).map { $0 &* 7 &+ number })
            })
        codes.entries[6].used = created + 12
        return codes
    }

    /// Of every kind.
    private static func sources() throws -> [FailureSource] {
        [
            .local, .unknownHost, .user(UserID(rawValue: 4_000_000_000)),
            .network(try Network("10.1.2.0/24")),
            .network(try Network("2001:db8:7::/48")), .network(try Network("::/0")),
            .key(Array(200..<216)),
        ]
    }

    private static func entries(_ sources: [FailureSource]) -> [Failures.Entry] {
        sources.enumerated().map {
            Failures.Entry(source: $1, count: UInt16($0 + 1), last: Int64($0) - 2)
        }
    }
}
