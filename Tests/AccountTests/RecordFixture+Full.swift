import Account
import Identity

extension RecordFixture {
    /// Every field has a value of its own, but that of who was offboarded, who has nothing else.
    static func full() throws -> Account {
        var account = try ofFormat4()
        account.upkeep = Upkeep(
            missingSince: created + 61, toldDormant: created + 62, toldNetwork: created + 63,
            toldKey: created + 64)
        return account
    }

    /// Everything is taken away that ``full()`` has.
    static func leaver() throws -> Account {
        var account = try full()
        account.offboard(Lock(since: created + 70, until: nil, reason: "left"))
        return account
    }

    /// Every field that format 4 knew has a value of its own.
    static func ofFormat4() throws -> Account {
        var account = try ofFormat3()
        account.known = KnownSources(
            entries: account.known.entries + [
                KnownSources.Entry(
                    source: .network(try Network("198.51.100.0/24")), last: created + 23, hasShare: false)
            ])
        for (count, hour) in [1, 2, 24, 100, 167].enumerated() {
            for number in 0...count {
                let time = created + Int64(hour * 10 + number) * 3_600
                _ = account.learn(
                    TimeOfWeek(minute: hour * 60 + 59), hasTerminal: count > 1, from: [], at: time)
            }
        }
        try rememberDevices(of: &account)
        return account
    }

    /// Of a kind that is known, of one that is not, and of a network of an unusual size; the second of five was forgotten.
    private static func rememberDevices(of account: inout Account) throws {
        let terms = RememberedDevice.Terms(idleSeconds: 2_592_000, maxSeconds: 2_591_999)
        let office = try Network("2001:db8:7::/48")
        _ = try account.remember(1, boundTo: office, from: office, terms: terms, at: created + 40)
        for (number, kind) in [(2, "ssh-rsa"), (3, "ssh-mldsa"), (4, "sk-ssh-ed25519@openssh.com")]
            as [(UInt8, String)]
        {
            _ = account.remember(
                try DeviceFixture.key(number, kind: kind), boundTo: nil,
                from: number == 3 ? nil : try DeviceFixture.network(number), terms: terms,
                at: created + 40 + Int64(number))
        }
        let wide = try Network("10.0.0.0/9")
        _ = try account.remember(5, boundTo: wide, terms: terms, at: created + 46)
        _ = account.forgetDevice(DeviceID(rawValue: 2))
        account.noteProof(of: DeviceID(rawValue: 3), from: nil, at: created + 47)
        account.noteUse(of: DeviceID(rawValue: 4), from: try Network("192.0.2.0/24"), at: created + 48)
    }
}
