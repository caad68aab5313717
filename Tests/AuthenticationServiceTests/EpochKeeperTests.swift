import Account
import FoundationEssentials
import Platform
import Testing

@testable import AuthenticationService

@Suite struct `The epoch` {
    private let place: Place
    private let now = RuntimeFixture.start

    init() throws { place = try Place() }

    @Test func `begins with the first start, and goes on over restarts`() throws {
        let first = try keeper(Place.boot) { ($0.epoch, $0.isContinued) }
        #expect(first.0.began == now.seconds && first.0.id != .unknown && !first.1)
        let later = Moment(wall: now.wall + 500_000, boot: now.boot + 500_000)
        let second = try keeper(Place.boot, at: later) { ($0.epoch, $0.isContinued) }
        #expect(second.0 == first.0 && second.1)
    }

    @Test func `begins anew with another boot`() throws {
        let first = try keeper(Place.boot) { $0.epoch }
        let later = Moment(wall: now.wall + 90_000, boot: 5_000)
        let second = try keeper([UInt8](repeating: 2, count: 16), at: later) { ($0.epoch, $0.isContinued) }
        #expect(second.0.id != first.id && second.0.began == later.seconds && !second.1)
    }

    /// A kill between the two must not make the entries of another boot ours.
    @Test func `begins only once the entries of another boot are gone`() throws {
        do {
            let table = try place.openTable(capacity: 4)
            _ = try EpochKeeper(table: table, bootID: Place.boot, now: now)
            let runtime = try RuntimeTable(table: table, keeping: false, now: now)
            try runtime.record(RuntimeFixture.spent(1, step: 1), nil, at: now)
        }
        let table = try place.openTable(capacity: 4)
        let keeper = try EpochKeeper(table: table, bootID: [UInt8](repeating: 2, count: 16), now: now)
        #expect(!keeper.isContinued)
        #expect(try RuntimeTable(table: table, keeping: true, now: now).unsettledAccounts.isEmpty)
    }

    @Test func `begins anew when its header is damaged`() throws {
        let first = try keeper(Place.boot) { $0.epoch }
        let file = URL(filePath: place.runtime + "/spent")
        var bytes = Array(try Data(contentsOf: file))
        bytes[40] ^= 1
        try Data(bytes).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        let second = try keeper(Place.boot) { ($0.epoch, $0.isContinued) }
        #expect(second.0.id != first.id && !second.1)
    }

    @Test(arguments: [-1, 1] as [Int64])
    func `begins anew when the clock jumps by more than a step, either way`(sign: Int64) throws {
        let table = try place.openTable(capacity: 4)
        let keeper = try EpochKeeper(table: table, bootID: Place.boot, now: now)
        var jumps: [Int64] = []
        keeper.clockJumped = { jumps.append($0) }
        let first = keeper.epoch
        #expect(try keeper.epoch(at: after(3_600_000, jumpedBy: 0)) == first)
        #expect(try keeper.epoch(at: after(3_600_000, jumpedBy: sign * 30_000)) == first)
        let jumped = try keeper.epoch(at: after(3_600_000, jumpedBy: sign * 30_001))
        #expect(jumped.id != first.id && jumped.began == after(3_600_000, jumpedBy: sign * 30_001).seconds)
        #expect(jumps == [sign * 30_001] && keeper.header.clockOffset == now.offset + sign * 30_001)
        #expect(try keeper.epoch(at: after(7_200_000, jumpedBy: sign * 30_001)) == jumped)
        #expect(try keeper.epoch(at: after(7_200_000, jumpedBy: 0)).id != jumped.id)
        #expect(jumps.count == 2)
    }

    @Test func `knows after a restart that the clock was accepted, until the next jump`() throws {
        try keeper(Place.boot) { try $0.acceptClock() }
        let accepted = try keeper(Place.boot) { keeper in
            (keeper.epoch.clockAccepted, try keeper.epoch(at: after(1_000, jumpedBy: 60_000)).clockAccepted)
        }
        #expect(accepted == (true, false))
    }

    private func after(_ milliseconds: Int64, jumpedBy jump: Int64) -> Moment {
        Moment(wall: now.wall + milliseconds + jump, boot: now.boot + milliseconds)
    }

    /// One life of the daemon.
    @discardableResult
    private func keeper<Result>(
        _ boot: [UInt8], at moment: Moment? = nil, _ body: (EpochKeeper) throws -> Result
    ) throws -> Result {
        let table = try place.openTable(capacity: 4)
        return try body(try EpochKeeper(table: table, bootID: boot, now: moment ?? now))
    }
}
