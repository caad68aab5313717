import Account
import Cryptography
import Identity
import OneTimePassword

/// Keys, and accounts that use every field of a record.
enum RecordFixture {
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

    /// Every field has a value of its own.
    static func full() throws -> Account {
        let created: Int64 = 1_700_000_000
        var account = Account(name: try AccountName("älice@corp"), uid: Fixture.uid, created: created)
        for (number, algorithm) in HashAlgorithm.allCases.enumerated() {
            let parameters = try TOTPParameters(
                digits: 6 + number, period: number == 1 ? 60 : 30, algorithm: algorithm)
            let secret = try Secret(copying: (0..<UInt8(20 + number * 4)).map { $0 ^ UInt8(number) })
            let totp = TOTPFactor(
                parameters: parameters, secret: secret, drift: Int64(number) * 5 - 10,
                spent: try SpentSteps(ranges: [0...9, 20...30, 50_000_000...60_000_000, .max - 1 ... .max]),
                epoch: Epoch.ID(rawValue: .max - UInt64(number)), voidThrough: 30 + UInt64(number),
                acceptedAhead: 60_000_000)
            _ = try account.enrol(totp, name: "phone \(number), £€", at: created + Int64(number))
        }
        account.factors[1].lastUsed = created + 50
        account.lastProof = -5
        account.lock = Lock(since: created, until: created + 9, reason: "left the company; ask Ann")
        account.failures = try failures()
        return account
    }

    private static func failures() throws -> Failures {
        let sources: [FailureSource] = [
            .local, .unknownHost, .user(UserID(rawValue: 4_000_000_000)),
            .network(try Network("10.1.2.0/24")),
            .network(try Network("2001:db8:7::/48")), .network(try Network("::/0")),
        ]
        return Failures(
            standing: 99, agedUntil: 1_700_000_000,
            sources: sources.enumerated().map {
                Failures.Entry(source: $1, count: UInt16($0 + 1), last: Int64($0) - 2)
            })
    }
}

/// What two accounts must have in common to be one; secrets are compared as bytes.
struct Picture: Equatable {
    private let parts: [String]

    init(_ account: Account) {
        parts =
            [
                "\(account.name) \(account.uid) \(account.created) \(account.lastFactor)",
                "\(String(describing: account.lastProof)) \(String(describing: account.lock)) \(account.failures)",
            ]
            + account.factors.map { factor in
                let key = factor.totp.secret.withBytes { bytes in bytes.indices.map { bytes[$0] } }
                return
                    "\(factor.id) \(factor.name) \(factor.created) \(String(describing: factor.lastUsed)) \(key) "
                    + "\(factor.totp.parameters) \(factor.totp.drift) \(factor.totp.spent.ranges) "
                    + "\(factor.totp.epoch) \(factor.totp.voidThrough) \(factor.totp.acceptedAhead)"
            }
    }
}
