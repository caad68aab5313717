import Account
import Identity
import Testing

/// A thief sits at a prompt with the stolen password while the account is changed beneath it.
@Suite struct `An open conversation` {
    typealias Change = @Sendable (inout Account) throws -> Void

    private var account: Account
    private let now = Fixture.now
    private let right: [UInt8]

    init() throws {
        account = try SendingFixture.account()
        right = try SendingFixture.digits(1)
    }

    private static let losses: [(String, Change)] = [
        ("reset", { $0.reset(at: Fixture.now) }),
        ("disabled", { $0.disable() }),
        ("without its last factor", { try $0.remove(FactorID(rawValue: 1)) }),
        ("locked", { $0.lock(Lock(since: Fixture.now, until: nil, reason: "left")) }),
    ]

    @Test(arguments: losses)
    mutating func `neither sends nor accepts once the account is`(what: String, change: Change) throws {
        #expect(try account.send().isAgain == false)
        try change(&account)
        #expect(account.sentCodes.isEmpty)
        #expect(account.judgeSent(right) == .refused(.notSent(.email)))
        let before = Picture(account)
        for channel in OutOfBandChannel.allCases {
            #expect(try account.send(channel, at: now + 60).refusal == .changed)
            #expect(try account.send(channel, conversation: 2, at: now + 60).refusal == .changed)
        }
        #expect(Picture(account) == before)
    }

    /// A contact alone is no enrolment, but an enrolment may begin with it.
    @Test mutating func `goes on with the proof of a contact after a reset, and not under a lock`() throws {
        account.reset(at: now)
        #expect(try account.send(provesContact: true).isAgain == false)
        account.lock(Lock(since: now, until: now + 300, reason: "left"))
        #expect(try account.send(at: now + 60, provesContact: true).refusal == .changed)
        #expect(try account.send(at: now + 299, provesContact: true).refusal == .changed)
        #expect(account.judgeSent(right, at: now + 299) == .refused(.notSent(.email)))
        #expect(try account.send(seed: 2, at: now + 300, provesContact: true).isAgain == false)
    }

    /// Nothing of before the lock is good after it.
    @Test mutating func `has nothing left of its codes when the lock is taken away`() throws {
        #expect(try account.send().isAgain == false)
        account.lock(Lock(since: now, until: nil, reason: "left"))
        account.unlock(at: now + 10)
        #expect(account.judgeSent(right, at: now + 11) == .refused(.notSent(.email)))
        #expect(try account.send(seed: 2, at: now + 60).isAgain == false)
    }

    /// Whoever reads the mailbox must not have it verified again by a code of before.
    @Test mutating func `does not verify again what an administrator doubts`() throws {
        #expect(try account.send().isAgain == false)
        #expect(try account.send(.sms, seed: 2).isAgain == false)
        let doubt = try SendingFixture.contacts("alice@example.org", nil, isVerified: false)
        #expect(account.change(doubt, at: now + 5) == true)
        #expect(account.judgeSent(right, at: now + 6).refusal?.isCounted == true)
        #expect(account.contacts.verified == [.sms])
        #expect(try account.send(at: now + 60).refusal == .notVerified)
        #expect(account.judgeSent(try SendingFixture.digits(2), at: now + 6).isAccepted)
    }

    /// A code that may still be typed is something that a reset takes away.
    @Test mutating func `leaves something that a reset takes away`() throws {
        var other = try RecordFixture.small()
        _ = other.change(try SendingFixture.contacts("alice@example.org", nil), at: now)
        #expect(!other.holdsAnything)
        #expect(try other.send(provesContact: true).isAgain == false)
        #expect(other.holdsAnything)
        other.reset(at: now)
        #expect(!other.holdsAnything && other.judgeSent(right) == .refused(.notSent(.email)))
    }
}
