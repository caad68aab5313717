import Account
import Identity
import Testing
import Wire

@Suite struct `A code is sent` {
    private var account: Account
    private let now = Fixture.now

    init() throws { account = try SendingFixture.account() }

    @Test mutating func `to the contact, and the same one again`() throws {
        guard
            case .claimed(let contact, let salt, let delivery, isAgain: false) = try account.send(seed: 7)
        else {
            Issue.record("not claimed")
            return
        }
        #expect(contact.destination.description == "alice@example.org" && delivery == 1)
        #expect(salt == SendingFixture.salt(7))
        for (number, seconds) in [60, 599].enumerated() as EnumeratedSequence<[Int64]> {
            let again = try account.send(seed: 8, at: now + seconds)
            #expect(again.isAgain == true && again.salt == SendingFixture.salt(7))
            #expect(account.deliveries.entries.count == number + 2)
        }
        let sent = account.sentCode(on: .email, in: SendingFixture.id(1))
        #expect(sent?.made == now && sent?.expires == now + 600 && sent?.lastSent == now + 599)
    }

    @Test mutating func `three times, and then not before its time is over`() throws {
        let times = [0, 60, 120, 180, 599, 600] as [Int64]
        let sendings = try times.map { try account.send(seed: UInt8($0 / 60), at: Fixture.now + $0) }
        #expect(sendings.map(\.isAgain) == [false, true, true, nil, nil, false])
        #expect(sendings[3].refusal == .sentOften && sendings[4].refusal == .sentOften)
        #expect(sendings[5].salt == SendingFixture.salt(10))
    }

    @Test mutating func `after a minute to strangers, and on another channel at once`() throws {
        #expect(try account.send().isAgain == false)
        #expect(try account.send().refusal == .tooSoon(seconds: 60))
        #expect(try account.send(conversation: 2, at: now + 59).refusal == .tooSoon(seconds: 1))
        #expect(try account.send(.sms, seed: 2).isAgain == false)
        #expect(try account.send(seed: 3, conversation: 2, at: now + 60).isAgain == false)
    }

    /// Who has no app may log in three times within a minute; a stranger waits for the owner, too.
    @Test mutating func `at once in each conversation where the owner is known`() throws {
        account.known.met(.local, at: now)
        for number in 1...6 as ClosedRange<UInt8> {
            #expect(try account.send(seed: number, conversation: number).isAgain == false)
            let again = try account.send(seed: 9, conversation: number, at: now + 10)
            #expect(again.refusal == .tooSoon(seconds: 50))
        }
        let stranger = try account.send(conversation: 9, from: Fixture.source(9), at: now + 10)
        #expect(stranger.refusal == .tooSoon(seconds: 50))
        #expect(account.deliveries.entries.allSatisfy { $0.source == nil })
    }

    @Test mutating func `or is not, and then nothing is counted`() throws {
        account.withdraw(delivery: 1, on: .email, in: SendingFixture.id(1))
        let before = Picture(account)
        guard case .claimed(_, _, let delivery, _) = try account.send() else {
            Issue.record("not claimed")
            return
        }
        account.withdraw(delivery: delivery, on: .email, in: SendingFixture.id(1))
        #expect(account.sentCodes.isEmpty && account.deliveries.entries.isEmpty)
        #expect(Picture(account) != before, "a number is given once")
        #expect(try account.send(seed: 2).isAgain == false)
        #expect(try account.send(seed: 3, at: now + 60).isAgain == true)
        account.withdraw(delivery: 3, on: .email, in: SendingFixture.id(1))
        #expect(account.sentCodes.map(\.salt) == [SendingFixture.salt(2)])
        #expect(account.deliveries.entries.map(\.number) == [2])
    }

    /// Whoever types the word over and over while a provider refuses asks it once a minute.
    @Test mutating func `after a minute, whatever became of it before`() throws {
        let fates = [.failed(.busy), .refused(.tooMany), .sent] as [PastDelivery.Fate]
        for (number, fate) in fates.enumerated() {
            let now = now + Int64(number) * 60
            guard case .claimed(_, _, let delivery, _) = try account.send(at: now) else {
                Issue.record("not claimed")
                return
            }
            #expect(account.conclude(delivery: delivery, fate) == true)
            #expect(try account.send(at: now).refusal == .tooSoon(seconds: 60))
            #expect(try account.send(conversation: 2, at: now + 59).refusal == .tooSoon(seconds: 1))
        }
        #expect(try account.send(at: now + 180).refusal == .sentOften)
    }

    @Test mutating func `to a contact that was proven, or is to be`() throws {
        var other = try Fixture.account(try Phone())
        #expect(try other.send().refusal == .noContact)
        _ = other.change(try SendingFixture.contacts("alice@example.org", nil), at: now)
        #expect(try other.send().refusal == .notVerified)
        #expect(try other.send(.sms, provesContact: true).refusal == .noContact)
        #expect(other.deliveries.entries.isEmpty && other.sentCodes.isEmpty)
        #expect(try other.send(provesContact: true).isAgain == false)
    }

    @Test mutating func `while others wait, but not when the cap of failures is reached`() throws {
        for _ in 1...5 { account.failures.claim(.local, known: account.known, at: now) }
        #expect(try account.send().isAgain == false)
        account.failures = Failures(standing: Failures.most, agedUntil: now)
        #expect(try account.send(at: now + 60).refusal == .shut)
    }

    @Test mutating func `of six conversations at most, the oldest is forgotten`() throws {
        for number in 1...7 as ClosedRange<UInt8> {
            let source = Fixture.source(UInt32(number))
            let sending = try account.send(
                seed: number, conversation: number, from: source, at: now + Int64(number) * 60)
            #expect(sending.isAgain == false)
        }
        #expect(account.sentCodes.map(\.salt) == (2...7).map { SendingFixture.salt($0) })
        #expect(account.sentCode(on: .email, in: SendingFixture.id(1)) == nil)
    }

    /// A thief who lets codes die, or kills them, must not cost the owner theirs.
    @Test(arguments: [true, false])
    mutating func `and those that are worth nothing are forgotten first`(areOver: Bool) throws {
        account.known.met(.local, at: now)
        #expect(try account.send(life: 600).isAgain == false)
        for number in 2...7 as ClosedRange<UInt8> {
            let (thief, later) = (Fixture.source(UInt32(number)), now + Int64(number) * 60)
            let sending = try account.send(
                seed: number, conversation: number, from: thief, at: later, life: areOver ? 60 : 600)
            #expect(sending.isAgain == false)
            guard !areOver else { continue }
            #expect(
                account.judgeSent(
                    try SendingFixture.digits(number), conversation: number, from: thief, at: later
                ).isAccepted)
        }
        #expect(account.sentCodes.count == 6 && account.sentCodes.first?.salt == SendingFixture.salt(1))
        #expect(account.judgeSent(try SendingFixture.digits(1), at: now + 500).isAccepted)
    }

    @Test mutating func `and what became of it is noted`() throws {
        _ = try account.send()
        #expect(account.deliveries.entries[0].fate == .waiting)
        #expect(account.deliveries.entries[0].masked == "a***@e***.org")
        #expect(account.deliveries.entries[0].source == .local)
        let isKnown = [1, 2, 0].map { account.conclude(delivery: $0, .failed(.busy)) }
        #expect(isKnown == [true, false, false])
        #expect(account.deliveries.entries[0].fate == .failed(.busy))
        #expect(account.failures == Failures() && account.lastProof == nil)
    }
}
