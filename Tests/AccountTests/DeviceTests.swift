import Account
import Identity
import Testing

@Suite struct `A remembered device` {
    private var account: Account
    private let now = Fixture.now
    private let hour = DeviceFixture.hour
    private let day = DeviceFixture.day
    private let office: Network
    private let home: Network

    init() throws {
        account = try Fixture.account(try Phone())
        office = try DeviceFixture.network(1)
        home = try DeviceFixture.network(2)
    }

    @Test mutating func `is known by its key, wherever it is`() throws {
        #expect(try account.remember(1, from: office) == nil)
        for network in [nil, office, home] {
            #expect(try account.device(1, in: network)?.id == DeviceID(rawValue: 1))
            #expect(try account.device(2, in: network) == nil)
        }
    }

    @Test mutating func `that is bound to a network is good there alone, with its key`() throws {
        try account.remember(1, boundTo: office)
        #expect(try account.device(1, in: office)?.from == office)
        for network in [nil, home] { #expect(try account.device(1, in: network) == nil) }
        #expect(try account.device(2, in: office) == nil)
    }

    @Test mutating func `that is bound goes before one of the same key that is not`() throws {
        for network in [nil, office, home] { try account.remember(1, boundTo: network) }
        #expect(try account.device(1, in: nil)?.id == DeviceID(rawValue: 1))
        #expect(try account.device(1, in: office)?.id == DeviceID(rawValue: 2))
        #expect(try account.device(1, in: home)?.id == DeviceID(rawValue: 3))
    }

    /// Seconds since it was remembered; used every eleven hours, or never.
    @Test(
        arguments: [
            (43_199, false, true), (43_200, false, false), (43_200, true, true), (2_591_999, true, true),
            (2_592_000, true, false),
        ] as [(Int64, Bool, Bool)])
    mutating func `ends when it was not used, and at latest after its last proof`(
        seconds: Int64, isUsed: Bool, isGood: Bool
    ) throws {
        try account.remember(1)
        for time in stride(from: 11 * hour, to: seconds, by: 11 * Int(hour)) where isUsed {
            account.noteUse(of: DeviceID(rawValue: 1), from: nil, at: now + Int64(time))
        }
        #expect(try (account.device(1, at: now + seconds) != nil) == isGood)
    }

    @Test mutating func `lives on by a proof`() throws {
        try account.remember(1, from: office, terms: .init(idleSeconds: 2_592_000, maxSeconds: 2_592_000))
        let isNoted = account.noteProof(of: DeviceID(rawValue: 1), from: home, at: now + 29 * day)
        #expect(isNoted)
        let device = try #require(try account.device(1, at: now + 58 * day))
        #expect(
            device.created == now && device.lastUse == now + 29 * day && device.lastProof == now + 29 * day)
        #expect(device.from == home && device.ends == now + 59 * day)
    }

    @Test mutating func `that is over is not brought back by a use or a proof`() throws {
        try account.remember(1)
        let before = account.devices
        for id in [1, 2] as [UInt16] {
            let isUsed = account.noteUse(of: DeviceID(rawValue: id), from: nil, at: now + 12 * hour)
            let isProven = account.noteProof(of: DeviceID(rawValue: id), from: nil, at: now + 12 * hour)
            #expect(!isUsed && !isProven)
        }
        #expect(account.devices == before)
    }

    @Test mutating func `is renewed under its number, with the terms of today`() throws {
        try account.remember(1, from: office)
        try account.remember(2)
        let terms = RememberedDevice.Terms(idleSeconds: 60, maxSeconds: 3_600)
        #expect(try account.remember(1, from: home, terms: terms, at: now + hour) == nil)
        let device = try #require(try account.device(1, at: now + hour))
        #expect(device.id == DeviceID(rawValue: 1) && device.created == now && device.lastProof == now + hour)
        #expect(device.terms == terms && device.from == home && account.devices.entries.count == 2)
    }

    @Test mutating func `is one of sixteen, the one that was used longest ago goes`() throws {
        for number in 1...16 as ClosedRange<UInt8> { try account.remember(number, at: now + Int64(number)) }
        account.noteUse(of: DeviceID(rawValue: 1), from: nil, at: now + 17)
        #expect(try account.remember(3, at: now + 18) == nil)
        #expect(try account.remember(17, at: now + 19)?.id == DeviceID(rawValue: 2))
        #expect(account.devices.entries.count == Devices.most)
        #expect(try account.device(2, at: now + 19) == nil && account.device(1, at: now + 19) != nil)
    }

    @Test mutating func `that is over makes room before any other`() throws {
        let short = RememberedDevice.Terms(idleSeconds: 5, maxSeconds: 5)
        for number in 1...16 as ClosedRange<UInt8> {
            try account.remember(number, terms: number == 16 ? short : DeviceFixture.terms)
        }
        #expect(try account.remember(17, at: now + 5) == nil)
        #expect(account.devices.entries.map(\.id.rawValue) == Array(1...15) + [17])
    }

    @Test mutating func `is forgotten alone, or with all others, and its number is not given again`() throws {
        for number in 1...3 as ClosedRange<UInt8> { try account.remember(number) }
        let isForgotten = (1...2).map { _ in account.forgetDevice(DeviceID(rawValue: 3)) }
        #expect(isForgotten == [true, false])
        #expect(try account.device(3) == nil && account.device(2) != nil)
        let forgotten = (1...2).map { _ in account.forgetDevices() }
        #expect(forgotten == [2, 0])
        try account.remember(4)
        #expect(account.devices.entries.map(\.id.rawValue) == [4])
    }

    @Test func `has a number that no other has, also after the last of all`() throws {
        var devices = Devices(last: DeviceID(rawValue: .max - 1))
        for number in 1...4 as ClosedRange<UInt8> {
            _ = devices.remember(
                try DeviceFixture.key(number), boundTo: nil, from: nil, terms: DeviceFixture.terms, at: now)
        }
        #expect(devices.entries.map(\.id.rawValue) == [.max, 1, 2, 3])
        devices = Devices(entries: devices.entries, last: DeviceID(rawValue: .max - 1))
        _ = devices.remember(
            try DeviceFixture.key(5), boundTo: nil, from: nil, terms: DeviceFixture.terms, at: now)
        #expect(devices.entries.map(\.id.rawValue) == [.max, 1, 2, 3, 4])
    }

    /// Its thirty days begin when it is used next, not when the clock has caught up.
    @Test mutating func `lives no longer because a clock was ahead`() throws {
        try account.remember(1, at: now + 1_000_000_000)
        #expect(try account.device(1) != nil)
        account.noteUse(of: DeviceID(rawValue: 1), from: nil, at: now)
        #expect(try account.device(1, at: now + 12 * hour) == nil)
        #expect(account.devices.entries.map(\.lastProof) == [now])
    }

    @Test(arguments: [Int64.min, -1, 0, .max])
    mutating func `is handled at every time that a clock may show`(time: Int64) throws {
        for (number, now) in [(1, time), (2, now), (3, .max), (4, .min)] as [(UInt8, Int64)] {
            try account.remember(number, at: now)
            _ = account.learn(nil, hasTerminal: nil, from: [], at: now)
            for id in 1...4 as ClosedRange<UInt16> {
                account.noteProof(of: DeviceID(rawValue: id), from: nil, at: now)
            }
        }
        #expect(account.devices.entries.count <= 4)
    }
}
