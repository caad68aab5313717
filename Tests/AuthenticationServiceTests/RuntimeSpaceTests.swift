import Account
import AccountStore
import Identity
import Testing

@testable import AuthenticationService

/// Grants live for minutes, proofs of sessions for a day: neither may take the other's place.
@Suite struct `The room in the runtime table` {
    private let place: Place
    private let now = RuntimeFixture.start

    init() throws {
        place = try Place()
    }

    @Test func `is half for the proofs of sessions, and the one proven longest ago makes way`() throws {
        let runtime = try RuntimeTable(table: place.openTable(capacity: 8), keeping: false, now: now)
        // Proven in another order than noted.
        for (number, proven) in [(1, 40), (2, 10), (3, 30), (4, 20), (5, 50), (6, 60)] as [(UInt32, Int64)] {
            #expect(record(runtime, number, proven))
        }
        #expect(known(runtime, 1...6) == [1, 3, 5, 6])
    }

    @Test func `is for some thousands of them at most`() throws {
        let most = RuntimeTable.mostSessions
        let runtime = try RuntimeTable(
            table: place.openTable(capacity: 2 * most + 100), keeping: false, now: now)
        for number in 1...UInt32(most) + 1 { #expect(record(runtime, number, Int64(number))) }
        #expect(known(runtime, 1...UInt32(most) + 1) == Array(2...UInt32(most) + 1))
    }

    @Test func `is not taken from others by one who proves sessions without end`() throws {
        let most = UInt32(RuntimeTable.mostSessionsOfUser)
        let runtime = try RuntimeTable(
            table: place.openTable(capacity: Int(most) * 2 + 20), keeping: false, now: now)
        let uid = UserID(rawValue: 7)
        for number in 1...5 as ClosedRange<UInt32> { #expect(record(runtime, number, Int64(number))) }
        for number in 1...2 * most {
            let place = Standing(audit: 100 + number).process(7)
            #expect(
                runtime.recordSession(place, uid: uid, proven: Int64(10 + number), opens: true, at: now))
        }
        #expect(known(runtime, 1...5) == [1, 2, 3, 4, 5])
        let left = (1...2 * most).filter {
            runtime.sessionProof(of: Standing(audit: 100 + $0).process(7), uid: uid) != nil
        }
        #expect(left == Array(most + 1...2 * most))
    }

    @Test func `is not taken from sessions by grants, however many come`() throws {
        let runtime = try RuntimeTable(table: place.openTable(capacity: 8), keeping: false, now: now)
        for number in 1...4 as ClosedRange<UInt32> { #expect(record(runtime, number, Int64(number))) }
        for number in 1...40 as ClosedRange<UInt64> {
            try runtime.record(nil, try RuntimeFixture.proof(number), at: now)
        }
        #expect(known(runtime, 1...4) == [1, 2, 3, 4])
        let left = try (1...40).filter { runtime.proof(with: try RuntimeFixture.proof($0).token) != nil }
        #expect(left == [37, 38, 39, 40])
    }

    @Test func `is not taken from grants by sessions, however many come`() throws {
        let runtime = try RuntimeTable(table: place.openTable(capacity: 8), keeping: false, now: now)
        for number in 1...8 as ClosedRange<UInt64> {
            try runtime.record(nil, try RuntimeFixture.proof(number), at: now)
        }
        for number in 1...40 as ClosedRange<UInt32> { #expect(record(runtime, number, Int64(number))) }
        let left = try (1...8).filter { runtime.proof(with: try RuntimeFixture.proof($0).token) != nil }
        #expect(left == [5, 6, 7, 8])
        #expect(known(runtime, 1...40) == [37, 38, 39, 40])
    }

    @Test func `is taken from sessions by steps that are on no disk yet`() throws {
        let runtime = try RuntimeTable(table: place.openTable(capacity: 8), keeping: false, now: now)
        for number in 1...4 as ClosedRange<UInt32> { #expect(record(runtime, number, Int64(number))) }
        for uid in 1...8 as ClosedRange<UInt32> {
            try runtime.record(RuntimeFixture.spent(uid, step: 1), nil, at: now)
        }
        #expect(known(runtime, 1...4).isEmpty)
        #expect(!record(runtime, 5, 5))
        #expect(throws: AccountStoreError.noSpace) {
            try runtime.record(RuntimeFixture.spent(9, step: 1), nil, at: now)
        }
    }

    private func record(_ runtime: RuntimeTable, _ number: UInt32, _ proven: Int64) -> Bool {
        runtime.recordSession(
            Standing(audit: number).process(7), uid: UserID(rawValue: number), proven: proven, opens: true,
            at: now)
    }

    private func known(_ runtime: RuntimeTable, _ numbers: ClosedRange<UInt32>) -> [UInt32] {
        numbers.filter {
            runtime.sessionProof(of: Standing(audit: $0).process(7), uid: UserID(rawValue: $0)) != nil
        }
    }
}
