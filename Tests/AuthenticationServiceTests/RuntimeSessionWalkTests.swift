import Account
import AccountStore
import Identity
import TestSupport
import Testing

@testable import AuthenticationService

/// Random walks of sessions that are opened, renewed, closed, forgotten and left to expire.
@Suite struct `The proofs of sessions, among grants and steps,` {
    private let uids = (1...3).map { UserID(rawValue: $0) }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `are those of a plain list, before a restart and after`(seed: UInt64) throws {
        var random = RandomSequence(seed: seed)
        let place = try Place()
        let table = try place.openTable(capacity: 24)
        var runtime = try RuntimeTable(table: table, keeping: false, now: RuntimeFixture.start)
        var model = SessionModel(most: 12)
        var now = RuntimeFixture.start
        for number in 1...80 as ClosedRange<UInt64> {
            now = Moment(wall: now.wall, boot: now.boot + Int64.random(in: 1...4_000_000, using: &random))
            runtime.expire(at: now)
            model.expire(at: now)
            try change(runtime, &model, number, now, &random)
            expectAgreement(runtime, model, "after \(number) changes")
            if number.isMultiple(of: 7) {
                runtime = try RuntimeTable(table: table, keeping: true, now: now)
                expectAgreement(runtime, model, "read again after \(number) changes")
            }
        }
    }

    private func change(
        _ runtime: RuntimeTable, _ model: inout SessionModel, _ number: UInt64, _ now: Moment,
        _ random: inout RandomSequence
    ) throws {
        let place = Self.place(&random)
        let uid = uids[Int.random(in: 0..<3, using: &random)]
        switch Int.random(in: 0..<12, using: &random) {
        case 0:
            runtime.forget(uid)
            model.forget(uid)
        case 1, 2:
            let isLogin = Bool.random(using: &random)
            runtime.endSession(of: place, isLogin: isLogin)
            model.end(place, isLogin: isLogin)
        case 3:
            runtime.forgetEarlierSession(of: place)
            model.forgetEarlier(place)
        case 4: try runtime.record(nil, try RuntimeFixture.proof(number, expires: now.boot + 1), at: now)
        default:
            // No two at the same time: which of them would make way is left open.
            let proven = now.boot - Int64.random(in: 0...200_000, using: &random) * 100 + Int64(number)
            let opens = Bool.random(using: &random)
            let isRecorded = runtime.recordSession(place, uid: uid, proven: proven, opens: opens, at: now)
            #expect(isRecorded == model.record(place, uid, proven, opens: opens))
        }
    }

    private func expectAgreement(_ runtime: RuntimeTable, _ model: SessionModel, _ note: Comment) {
        for uid in uids {
            #expect(runtime.newestSessionProof(of: uid)?.proven == model.newest(of: uid), note)
            for place in Self.places {
                #expect(runtime.sessionProof(of: place, uid: uid) == model.proof(of: place, uid: uid), note)
            }
        }
    }

    private static let places = [Standing(audit: 1), Standing(audit: 2), Standing(scope: 1), Standing()]
        .flatMap { standing in
            (1...5).map { standing.process($0, under: Array((1..<$0).reversed())) }
        }

    private static func place(_ random: inout RandomSequence) -> ProcessPlace {
        places[Int.random(in: 0..<places.count, using: &random)]
    }
}
