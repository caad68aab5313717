import Account
import Conversation
import Identity
import Messages
import Testing
import Wire

/// What `?` tells of an account.
@Suite struct `The last delivery` {
    private static let now: Int64 = 1_800_000_000
    private var account: Account
    private let first = ConversationID(bytes: Array(0..<16))
    private let second = ConversationID(bytes: Array(1..<17))

    init() throws {
        account = Account(name: try AccountName("alice"), uid: Fixture.uid, created: 0)
        _ = try account.enrol(.outOfBand(.email), name: "mail", at: 1)
        let contacts = ContactChange(
            set: [
                try Destination("alice@example.org", by: .email), try Destination("+491701234578", by: .sms),
            ],
            removed: [], isVerified: true)
        _ = account.change(contacts, at: 2)
    }

    @Test mutating func `is of this conversation, whatever was sent in others`() throws {
        #expect(try last(in: first, at: 0) == nil)
        try send(.email, in: first, at: 0)
        try send(.sms, in: second, at: 5)
        let told = try #require(try last(in: first, at: 18))
        #expect(told.channel == .email && told.address == Fixture.mail)
        #expect(told.secondsAgo == 18 && told.secondsToNext == 42 && told.fate == .waiting)
        #expect(try last(in: second, at: 18)?.address == Fixture.phone)
    }

    @Test mutating func `is the newest of both channels`() throws {
        try send(.email, in: first, at: 0)
        try send(.sms, in: first, at: 1)
        #expect(try last(in: first, at: 2)?.channel == .sms)
        try send(.email, in: first, at: 60)
        #expect(try last(in: first, at: 61)?.channel == .email)
    }

    @Test(
        arguments: [
            (.waiting, .waiting), (.sent, .sent), (.refused(.badDestination), .failed(.badDestination)),
            (.failed(.timedOut), .failed(.timedOut)),
        ] as [(PastDelivery.Fate, LastDelivery.Fate)])
    mutating func `has the fate that is on file`(fate: PastDelivery.Fate, told: LastDelivery.Fate) throws {
        try send(.email, in: first, at: 0)
        _ = account.conclude(delivery: 1, fate)
        #expect(try last(in: first, at: 1)?.fate == told)
        #expect(try last(in: first, at: 1)?.secondsToNext == 59)
        #expect(try last(in: first, at: 60)?.secondsToNext == 0)
    }

    @Test mutating func `can be had three times, and then again when its time is over`() throws {
        for seconds in [0, 60, 120] as [Int64] { try send(.email, in: first, at: seconds) }
        #expect(try last(in: first, at: 200)?.secondsToNext == nil)
        #expect(try last(in: first, at: 600)?.secondsToNext == 0)
    }

    /// What is shown of the contacts, and of what was sent before the conversation was started over.
    @Test mutating func `is no part of what a conversation knows, but its channel is`() throws {
        let view = AccountView(account, at: Self.now, dormantAfter: nil, sent: .sms)
        #expect(view.contacts.map(\.masked) == [Fixture.mail, Fixture.phone])
        #expect(view.contacts.allSatisfy(\.isVerified) && view.sent == .sms)
        #expect(view.means == [.email, .sms] && view.factors.map(\.digits) == [8])
        account.disable()
        #expect(AccountView(account, at: Self.now, dormantAfter: nil).means.isEmpty)
    }

    private func last(in conversation: ConversationID?, at seconds: Int64) throws -> LastDelivery? {
        LastDelivery(account, in: try #require(conversation), at: Self.now + seconds)
    }

    private mutating func send(
        _ channel: OutOfBandChannel, in conversation: ConversationID?, at seconds: Int64
    ) throws {
        let request = SendingRequest(
            channel: channel, conversation: try #require(conversation), source: .local,
            now: Self.now + seconds, epoch: .unknown, life: 600, provesContact: false)
        let fresh = FreshCode(salt: [UInt8](repeating: 1, count: 16), hash: [UInt8](repeating: 2, count: 32))
        guard case .claimed = account.claimSending(request, fresh: fresh) else {
            Issue.record("not claimed")
            return
        }
    }
}
