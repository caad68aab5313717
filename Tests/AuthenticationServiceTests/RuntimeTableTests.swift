import Account
import AccountStore
import Identity
import Testing

@testable import AuthenticationService

@Suite struct `The runtime table` {
    private let place: Place
    private let table: EntryTable
    private let runtime: RuntimeTable
    private let now = RuntimeFixture.start

    init() throws {
        place = try Place()
        table = try place.openTable(capacity: 4)
        runtime = try RuntimeTable(table: table, keeping: false, now: now)
    }

    @Test func `finds a grant by its conversation and its token, and an account's by its process`() throws {
        let (auth, account) = (try RuntimeFixture.proof(1), try RuntimeFixture.proof(2, .account))
        try runtime.record(nil, auth, at: now)
        try runtime.record(nil, account, at: now)
        for proof in [auth, account] {
            #expect(
                runtime.proof(of: proof.conversation) == proof && runtime.proof(with: proof.token) == proof)
        }
        #expect(runtime.proof(of: auth.process) == nil && runtime.proof(of: auth.parent) == nil)
        #expect(runtime.proof(of: account.process) == account && runtime.proof(of: account.parent) == account)
        runtime.use(account)
        #expect(runtime.proof(of: account.process) == nil && runtime.proof(with: account.token) == nil)
        #expect(runtime.proof(with: auth.token) == auth)
    }

    @Test func `forgets a grant when its time has come`() throws {
        let proof = try RuntimeFixture.proof(1, expires: now.boot + 10)
        try runtime.record(nil, proof, at: now)
        let almost = Moment(wall: 0, boot: now.boot + 9)
        try runtime.record(nil, try RuntimeFixture.proof(2), at: almost)
        #expect(runtime.proof(with: proof.token) == proof)
        try runtime.record(nil, try RuntimeFixture.proof(3), at: Moment(wall: 0, boot: now.boot + 10))
        #expect(runtime.proof(with: proof.token) == nil)
    }

    @Test func `uses its slots again`() throws {
        for number in 1...1_000 as ClosedRange<UInt64> {
            let uid = UInt32(number % 3)
            try runtime.record(
                RuntimeFixture.spent(uid, step: number), try RuntimeFixture.proof(number), at: now)
            runtime.use(try RuntimeFixture.proof(number))
            runtime.settle(Self.key(uid), upTo: runtime.newestSequence)
        }
        #expect(runtime.unsettledAccounts.isEmpty)
        for number in 1...4 as ClosedRange<UInt32> {
            try runtime.record(RuntimeFixture.spent(number, step: 1), nil, at: now)
        }
    }

    @Test func `gives up the oldest grants when it is full, and no step that is on no disk`() throws {
        for number in 1...4 as ClosedRange<UInt64> {
            try runtime.record(nil, try RuntimeFixture.proof(number), at: now)
        }
        for number in 1...4 as ClosedRange<UInt32> {
            try runtime.record(RuntimeFixture.spent(number, step: 9), nil, at: now)
            let left = try (1...4).map { runtime.proof(with: try RuntimeFixture.proof($0).token) != nil }
            #expect(left == (1...4).map { $0 > number })
        }
        #expect(throws: AccountStoreError.noSpace) {
            try runtime.record(nil, try RuntimeFixture.proof(9), at: now)
        }
        #expect(throws: AccountStoreError.noSpace) {
            try runtime.record(RuntimeFixture.spent(5, step: 9), nil, at: now)
        }
        #expect(runtime.unsettledAccounts == Set((1...4).map { UserID(rawValue: $0) }))
        runtime.settle(Self.key(2), upTo: runtime.newestSequence)
        try runtime.record(RuntimeFixture.spent(5, step: 9), nil, at: now)
    }

    @Test func `knows the newest of a factor, and settles no more than what was written`() throws {
        let account = try RuntimeFixture.account(1)
        try runtime.record(RuntimeFixture.spent(1, step: 1), nil, at: now)
        let older = runtime.newestSequence
        try runtime.record(RuntimeFixture.spent(1, step: 2), nil, at: now)
        runtime.settle(Self.key(1), upTo: older)
        #expect(runtime.knowledge(of: account) == [RuntimeFixture.spent(1, step: 2)])
        runtime.settle(Self.key(1), upTo: runtime.newestSequence)
        #expect(runtime.knowledge(of: account).isEmpty && runtime.unsettledAccounts.isEmpty)
    }

    @Test func `forgets an account that is no more, and no other`() throws {
        try runtime.record(RuntimeFixture.spent(1, step: 1), nil, at: now)
        try runtime.record(RuntimeFixture.spent(2, step: 1), nil, at: now)
        runtime.forget(UserID(rawValue: 1))
        #expect(runtime.unsettledAccounts == [UserID(rawValue: 2)])
    }

    @Test func `can be made to forget everything`() throws {
        try runtime.record(RuntimeFixture.spent(1, step: 1), try RuntimeFixture.proof(1), at: now)
        try RuntimeTable.erase(table)
        let again = try RuntimeTable(table: table, keeping: true, now: now)
        #expect(again.unsettledAccounts.isEmpty)
        #expect(again.proof(with: try RuntimeFixture.proof(1).token) == nil)
    }

    @Test func `drops an older grant of a conversation without the newer one`() throws {
        let older = try RuntimeFixture.proof(1)
        let newer = Proof(
            phase: .account, conversation: older.conversation, token: try RuntimeFixture.proof(2).token,
            uid: older.uid, service: older.service, process: older.process, parent: older.parent,
            expires: .max)
        try runtime.record(nil, older, at: now)
        try runtime.record(nil, newer, at: now)
        runtime.use(older)
        #expect(runtime.proof(of: older.conversation) == newer && runtime.proof(with: newer.token) == newer)
    }

    private static func key(_ uid: UInt32) -> RuntimeTable.FactorKey {
        RuntimeTable.FactorKey(uid: UserID(rawValue: uid), factor: FactorID(rawValue: 1))
    }
}
