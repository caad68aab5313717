import Account
import AccountStore
import Identity
import Testing

@testable import AuthenticationService

@Suite struct `The proof of a session` {
    private let place: Place
    private let table: EntryTable
    private let runtime: RuntimeTable
    private let now = RuntimeFixture.start
    private let alice = UserID(rawValue: 1_000)
    private let bob = UserID(rawValue: 1_001)

    init() throws {
        place = try Place()
        table = try place.openTable(capacity: 16)
        runtime = try RuntimeTable(table: table, keeping: false, now: now)
    }

    @Test(arguments: [Standing(audit: 5), Standing(scope: 5), Standing(audit: 5, scope: 6)])
    func `is found from every process of it, and from no other session`(standing: Standing) {
        #expect(runtime.recordSession(standing.process(70), uid: alice, proven: 1, opens: true, at: now))
        let shell = standing.process(72, under: [71, 70])
        #expect(runtime.sessionProof(of: shell, uid: alice)?.proven == 1)
        #expect(runtime.sessionProof(of: shell, uid: bob) == nil)
        for other in [Standing(audit: 9), Standing(scope: 9), Standing()] {
            #expect(runtime.sessionProof(of: other.process(72, under: [71, 70]), uid: alice) == nil)
        }
    }

    @Test func `is found by descent where nothing else tells, from the nearest that opened one`() {
        let alone = Standing()
        #expect(runtime.recordSession(alone.process(70), uid: alice, proven: 1, opens: true, at: now))
        #expect(
            runtime.recordSession(
                alone.process(80, under: [71, 70]), uid: bob, proven: 2, opens: true, at: now))
        let (outside, inside) = (
            alone.process(72, under: [71, 70]), alone.process(82, under: [81, 80, 71, 70])
        )
        #expect(runtime.sessionProof(of: outside, uid: alice)?.proven == 1)
        #expect(runtime.sessionProof(of: outside, uid: bob) == nil)
        #expect(runtime.sessionProof(of: inside, uid: bob)?.proven == 2)
        #expect(runtime.sessionProof(of: inside, uid: alice) == nil)
    }

    @Test func `is none of a process that has only the pid of the one that opened it`() {
        #expect(runtime.recordSession(Standing().process(70), uid: alice, proven: 1, opens: true, at: now))
        let later = ProcessPlace(
            process: ProcessIdentity(pid: 72, startTime: 9),
            ancestors: [ProcessIdentity(pid: 70, startTime: 8)],
            auditSession: nil, controlGroup: nil)
        #expect(runtime.sessionProof(of: later, uid: alice) == nil)
    }

    @Test func `is renewed by a step-up, and never made older`() {
        let sudo = Standing(audit: 5).process(72, under: [70])
        for (proven, known) in [(10, 10), (30, 30), (20, 30), (30, 30)] as [(Int64, Int64)] {
            #expect(runtime.recordSession(sudo, uid: alice, proven: proven, opens: false, at: now))
            #expect(runtime.sessionProof(of: sudo, uid: alice)?.proven == known)
        }
    }

    @Test func `cannot be noted by a step-up in a session that nobody saw opened`() {
        let sudo = Standing().process(72, under: [71, 70])
        #expect(!runtime.recordSession(sudo, uid: alice, proven: 1, opens: false, at: now))
        #expect(runtime.recordSession(Standing().process(70), uid: bob, proven: 1, opens: true, at: now))
        #expect(runtime.recordSession(sudo, uid: alice, proven: 2, opens: false, at: now))
        #expect(runtime.sessionProof(of: Standing().process(73, under: [70]), uid: alice)?.proven == 2)
    }

    @Test func `cannot be noted under a scope that is too long for an entry`() {
        let scope = "/a.slice/session-" + String(repeating: "5", count: 200) + ".scope"
        let process = ProcessPlace(
            process: ProcessIdentity(pid: 7, startTime: 7), ancestors: [], auditSession: nil,
            controlGroup: scope)
        #expect(!runtime.recordSession(process, uid: alice, proven: 1, opens: true, at: now))
    }

    @Test(arguments: [Standing(audit: 5), Standing(scope: 5), Standing()])
    func `ends for every uid when the process that opened it closes it, and not with a su inside`(
        standing: Standing
    ) {
        let (sshd, su) = (standing.process(70), standing.process(72, under: [71, 70]))
        #expect(runtime.recordSession(sshd, uid: alice, proven: 1, opens: true, at: now))
        #expect(
            runtime.recordSession(
                standing.process(71, under: [70]), uid: bob, proven: 1, opens: false, at: now))
        #expect(runtime.recordSession(su, uid: alice, proven: 2, opens: true, at: now))
        runtime.endSession(of: su, isLogin: false)
        #expect(runtime.sessionProof(of: standing.process(71, under: [70]), uid: alice) != nil)
        runtime.endSession(of: standing.process(71, under: [70]), isLogin: false)
        #expect(runtime.sessionProof(of: standing.process(71, under: [70]), uid: bob) != nil)
        runtime.endSession(of: sshd, isLogin: true)
        for uid in [alice, bob] {
            #expect(runtime.sessionProof(of: standing.process(71, under: [70]), uid: uid) == nil)
            #expect(runtime.newestSessionProof(of: uid) == nil)
        }
    }

    /// Its login proved nothing, so a step-up or `verify` is the first that is known of it.
    @Test(arguments: [Standing(audit: 5), Standing(scope: 5)])
    func `of a session that nobody saw opened outlives a su inside, and not the session`(standing: Standing) {
        let (sudo, su) = (standing.process(71, under: [70]), standing.process(72, under: [71]))
        #expect(runtime.recordSession(sudo, uid: alice, proven: 1, opens: false, at: now))
        #expect(runtime.recordSession(su, uid: alice, proven: 2, opens: true, at: now))
        runtime.endSession(of: su, isLogin: false)
        #expect(runtime.sessionProof(of: sudo, uid: alice)?.proven == 2)
        runtime.endSession(of: standing.process(70), isLogin: true)
        #expect(runtime.sessionProof(of: sudo, uid: alice) == nil)
    }

    @Test(arguments: [Standing(audit: 5), Standing(scope: 5)])
    func `of a session whose login proved nothing ends when its login closes it`(standing: Standing) {
        let sudo = standing.process(71, under: [70])
        for uid in [alice, bob] {
            #expect(runtime.recordSession(sudo, uid: uid, proven: 1, opens: false, at: now))
        }
        runtime.endSession(of: standing.process(70), isLogin: true)
        for uid in [alice, bob] { #expect(runtime.sessionProof(of: sudo, uid: uid) == nil) }
    }

    @Test(arguments: [true, false])
    func `is not left to a session whose scope has the same number`(wasProven: Bool) {
        let (earlier, later) = (Standing(scope: 5).process(70), Standing(scope: 5).process(80))
        #expect(runtime.recordSession(earlier, uid: alice, proven: 1, opens: wasProven, at: now))
        runtime.forgetEarlierSession(of: later)
        #expect(runtime.sessionProof(of: later, uid: alice) == nil)
        #expect(runtime.recordSession(later, uid: alice, proven: 2, opens: true, at: now))
        // A session phase that came again, after a daemon that was killed in the middle of it.
        runtime.forgetEarlierSession(of: later)
        #expect(runtime.sessionProof(of: later, uid: alice)?.proven == 2)
        runtime.endSession(of: later, isLogin: true)
        #expect(runtime.sessionProof(of: later, uid: alice) == nil)
    }

    @Test func `of an audit session outlives a login that root runs within it`() {
        let sudo = Standing(audit: 5, scope: 5).process(72, under: [71, 70])
        #expect(runtime.recordSession(sudo, uid: alice, proven: 1, opens: false, at: now))
        runtime.forgetEarlierSession(of: Standing(audit: 5, scope: 5).process(80))
        #expect(runtime.sessionProof(of: sudo, uid: alice) != nil)
    }

    @Test func `is worth nothing after a day`() {
        let day = SessionProof.lifetime
        let process = Standing(audit: 5).process(70)
        #expect(runtime.recordSession(process, uid: alice, proven: 100, opens: true, at: now))
        runtime.expire(at: Moment(wall: 0, boot: 99 + day))
        #expect(runtime.sessionProof(of: process, uid: alice) != nil)
        runtime.expire(at: Moment(wall: 0, boot: 100 + day))
        #expect(runtime.sessionProof(of: process, uid: alice) == nil)
    }

    @Test func `goes with its account, and no other's`() throws {
        for (number, uid) in [(5, alice), (6, alice), (5, bob)] as [(UInt32, UserID)] {
            #expect(
                runtime.recordSession(
                    Standing(audit: number).process(70), uid: uid, proven: Int64(number), opens: true, at: now
                ))
        }
        #expect(runtime.newestSessionProof(of: alice)?.proven == 6)
        runtime.forget(alice)
        let again = try RuntimeTable(table: table, keeping: true, now: now)
        for table in [runtime, again] {
            #expect(table.newestSessionProof(of: alice) == nil)
            #expect(table.newestSessionProof(of: bob)?.proven == 5)
        }
    }
}
