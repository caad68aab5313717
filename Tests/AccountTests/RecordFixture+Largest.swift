import Account
import Cryptography
import Identity
import OneTimePassword
import Wire

extension RecordFixture {
    /// As much of everything as an account may have, each as long as it comes.
    static func largest() throws -> Account {
        var account = Account(
            name: try AccountName(String(repeating: "n", count: 256)), uid: Fixture.uid, created: 1)
        for number in 1...UInt8(Account.mostFactors) {
            let name = String(repeating: "f", count: 63) + "\(number)"
            _ = try account.enrol(.totp(try largestTOTP(number)), name: name, at: 1, lastUsed: 2)
        }
        account.lastProof = 3
        account.lastOpened = 4
        account.lock(Lock(since: 1, until: 2, reason: String(repeating: "r", count: 200)))
        let sources = (1...32 as ClosedRange<UInt8>).map(longestSource)
        account.failures = Failures(
            standing: 100, agedUntil: 5,
            sources: sources.prefix(Failures.mostSources).map {
                Failures.Entry(source: $0, count: 6, last: 6)
            },
            forgiven: 100, forgivenUntil: 8)
        // An SSH key is a first factor, so without one no failure is a key's.
        account.unprovenFailures = Failures(
            standing: 100, agedUntil: 5,
            sources: (1...UInt8(Failures.mostSources)).map {
                Failures.Entry(source: .network(longestNetwork($0)), count: 6, last: 6)
            },
            forgiven: 100, forgivenUntil: 8)
        account.known = KnownSources(entries: sources.map { KnownSources.Entry(source: $0, last: 9) })
        let hash = [UInt8](repeating: 1, count: SlowHash.length)
        let salt = [UInt8](repeating: 2, count: SlowHash.saltLength)
        account.recoveryCodes = RecoveryCodes(
            created: 10, salt: salt,
            entries: (0..<RecoveryCode.count).map { _ in RecoveryCodes.Entry(hash: hash, used: 11) })
        account.pass = Pass(salt: salt, hash: hash, issued: 12, expires: 13, uses: 100)
        try fillTravel(of: &account)
        try fillHabits(of: &account)
        account.upkeep = Upkeep(missingSince: 15, toldDormant: 16, toldNetwork: 17, toldKey: 18)
        return account
    }

    /// The longest address, all codes of a day from far away, and as many letters as are remembered.
    private static func fillTravel(of account: inout Account) throws {
        let label = String(repeating: "d", count: 63)
        let domain = [label, label, String(repeating: "d", count: 61)].joined(separator: ".")
        let address = "\(String(repeating: "a", count: 254 - 1 - domain.utf8.count))@\(domain)"
        _ = account.change(
            try SendingFixture.contacts(address, "+123456789012345", isVerified: true), at: 14)
        let (failures, known) = (account.failures, account.known)
        (account.failures, account.known) = (Failures(), KnownSources())
        for number in 0..<UInt8(3 * Deliveries.mostCodesADay) {
            let now = Int64(number / 10) * 86_400 + Int64(number) * 60 + 100
            let source = longestSource(number % 2 + 1)
            let sending = try account.send(seed: number, conversation: number, from: source, at: now)
            guard case .claimed = sending else { throw RecordError.malformed }
            for _ in 0..<(number.isMultiple(of: 10) ? Deliveries.mostNoticesADay : 0) {
                _ = account.contacts[.email].flatMap { account.claimNotice(to: $0, .message, at: now) }
            }
        }
        for delivery in account.deliveries.entries {
            _ = account.conclude(delivery: delivery.number, .failed(.courier))
        }
        (account.failures, account.known) = (failures, known)
    }

    /// With a secret of 64 bytes, as imported ones may have.
    private static func largestTOTP(_ seed: UInt8) throws -> TOTPFactor {
        TOTPFactor(
            parameters: try TOTPParameters(digits: 8, period: 60, algorithm: .sha512),
            secret: try Secret(copying: [UInt8](repeating: seed, count: 64)), drift: 10,
            spent: try SpentSteps(ranges: [1...2, 4...5, 7...8, 10...11]), epoch: Epoch.ID(rawValue: .max),
            voidThrough: .max, acceptedAhead: .max)
    }

    /// A key: the networks that occur are shorter.
    private static func longestSource(_ number: UInt8) -> FailureSource {
        .key([UInt8](repeating: number, count: FailureSource.keyLength))
    }

    private static func longestNetwork(_ number: UInt8) -> Network {
        Network(
            of: InternetAddress(bytes: [0x20, number] + [UInt8](repeating: 0, count: 14)), prefixLength: 48)
    }

    /// Of a kind that OpenSSH does not have yet, bound to a network, and used in each hour of the week.
    private static func fillHabits(of account: inout Account) throws {
        for hour in 0..<TimeOfWeek.hours {
            let time = TimeOfWeek(minute: hour * 60)
            _ = account.learn(time, hasTerminal: true, from: [], at: 1_800_000_000 + Int64(hour) * 3_600)
        }
        for number in 1...UInt8(Devices.most) {
            let key = try DeviceFixture.key(number, kind: String(repeating: "k", count: 24))
            let network = longestNetwork(number)
            _ = account.remember(
                key, boundTo: network, from: network,
                terms: RememberedDevice.Terms(idleSeconds: .max, maxSeconds: .max), at: 1_800_000_000)
        }
    }
}
