import Account
import AccountStore
import Identity
import TestSupport
import Testing

@testable import AuthenticationService

@Suite struct `The runtime table, read again after a crash,` {
    /// After each of many changes the file is read as a new process would.
    @Test(arguments: 1...24 as ClosedRange<UInt64>)
    func `knows what it knew`(seed: UInt64) throws {
        var random = RandomSequence(seed: seed)
        let place = try Place()
        let table = try place.openTable(capacity: 8)
        let runtime = try RuntimeTable(table: table, keeping: false, now: RuntimeFixture.start)
        var now = RuntimeFixture.start
        for number in 1...60 as ClosedRange<UInt64> {
            now = Moment(wall: now.wall, boot: now.boot + Int64.random(in: 0...20, using: &random))
            try change(runtime, number, now, &random)
            let again = try RuntimeTable(table: table, keeping: true, now: now)
            // A grant whose time has come goes with the next change, or with the next start.
            #expect(try Picture(again, at: now) == Picture(runtime, at: now), "after \(number) changes")
        }
    }

    private func change(
        _ runtime: RuntimeTable, _ number: UInt64, _ now: Moment, _ random: inout RandomSequence
    ) throws {
        let uid = UInt32.random(in: 1...3, using: &random)
        let old = try RuntimeFixture.proof(UInt64.random(in: 1...number, using: &random))
        switch Int.random(in: 0..<8, using: &random) {
        case 0: runtime.use(old)
        case 1:
            let key = RuntimeTable.FactorKey(uid: UserID(rawValue: uid), factor: FactorID(rawValue: 1))
            let back = UInt64.random(in: 0...2, using: &random)
            runtime.settle(key, upTo: runtime.newestSequence - min(back, runtime.newestSequence))
        case 2: runtime.forget(UserID(rawValue: uid))
        default:
            let spent = Bool.random(using: &random) ? RuntimeFixture.spent(uid, step: number) : nil
            let expires = now.boot + Int64.random(in: 1...200, using: &random)
            let proof = try RuntimeFixture.proof(
                number, number.isMultiple(of: 2) ? .auth : .account, expires: expires)
            try runtime.record(spent, proof, at: now)
        }
    }
}

/// All that can be asked of a table.
private struct Picture: Equatable {
    private let unsettled: Set<UserID>
    private let knowledge: [[SpentKnowledge]]
    private let grants: [Proof?]

    init(_ runtime: RuntimeTable, at now: Moment) throws {
        unsettled = runtime.unsettledAccounts
        knowledge = try (1...3).map { runtime.knowledge(of: try RuntimeFixture.account($0)) }
        grants = try (1...80 as ClosedRange<UInt64>).flatMap { number in
            let proof = try RuntimeFixture.proof(number)
            let found = [
                runtime.proof(of: proof.conversation), runtime.proof(with: proof.token),
                runtime.proof(of: proof.process), runtime.proof(of: proof.parent),
            ]
            return found.map { $0.flatMap { $0.expires > now.boot ? $0 : nil } }
        }
    }
}
