import Account
import Identity
import OneTimePassword
import Wire

/// Codes that are sent: contacts, conversations, and one code for each seed.
enum SendingFixture {
    /// In which most tests send and type.
    static let conversation: UInt8 = 1

    static func id(_ conversation: UInt8) -> ConversationID {
        guard let id = ConversationID(bytes: [UInt8](repeating: conversation, count: ConversationID.length))
        else { preconditionFailure("not a conversation") }
        return id
    }

    static func contacts(
        _ address: String?, _ number: String?, isVerified: Bool? = nil, without: Set<OutOfBandChannel> = []
    ) throws -> ContactChange {
        let email = try address.map { try Destination($0, by: .email) }
        let phone = try number.map { try Destination($0, by: .sms) }
        return ContactChange(
            set: [email, phone].compactMap(\.self), removed: without, isVerified: isVerified)
    }

    /// alice with an app, and two contacts that are verified.
    static func account(_ phone: Phone? = nil) throws -> Account {
        var account = try Fixture.account(try phone ?? Phone())
        let contacts = try contacts("alice@example.org", "+4915112345678", isVerified: true)
        _ = account.change(contacts, at: Fixture.now - 1_000)
        return account
    }

    static func code(_ seed: UInt8) throws -> OutOfBandCode {
        try RecordFixture.keys(1).outOfBandCode(salt: salt(seed))
    }

    /// As somebody types it.
    static func digits(_ seed: UInt8) throws -> [UInt8] { try code(seed).text.utf8.filter { $0 != 0x20 } }

    static func fresh(_ seed: UInt8) throws -> FreshCode {
        FreshCode(salt: salt(seed), hash: try code(seed).hash(salt: salt(seed)))
    }

    static func salt(_ seed: UInt8) -> [UInt8] {
        [UInt8](repeating: seed, count: OutOfBandCode.saltLength)
    }

    /// A used code, one that was guessed at, one that nobody touched; a delivery of each fate and purpose.
    static func useEverything(of account: inout Account, at now: Int64) throws {
        for number in 1...3 as ClosedRange<UInt8> {
            let later = now + Int64(number) * 60
            let isLast = number == 3
            _ = try account.send(
                isLast ? .sms : .email, seed: number, conversation: number,
                from: isLast ? .network(try Network("192.0.2.0/24")) : .local, at: later,
                provesContact: isLast)
        }
        _ = account.judgeSent(try digits(1), conversation: 1, at: now + 200)
        _ = account.judgeSent(try digits(9), conversation: 2, at: now + 201)
        for (number, fate) in [.sent, .refused(.tooMany), .failed(.certificate)].enumerated()
            as EnumeratedSequence<[PastDelivery.Fate]>
        {
            _ = account.conclude(delivery: UInt32(number) + 1, fate)
        }
        for purpose in [.notice, .message] as [PastDelivery.Purpose] {
            _ = account.contacts[.email].flatMap { account.claimNotice(to: $0, purpose, at: now + 300) }
        }
    }
}

extension Account {
    /// Claims the sending of the code of `seed`, unless an earlier one of the conversation is good.
    mutating func send(
        _ channel: OutOfBandChannel = .email, seed: UInt8 = 1,
        conversation: UInt8 = SendingFixture.conversation, from source: FailureSource = .local,
        at now: Int64 = Fixture.now, in epoch: Epoch = Fixture.epoch, life: Int64 = 600,
        provesContact: Bool = false
    ) throws -> Sending {
        claimSending(
            SendingRequest(
                channel: channel, conversation: SendingFixture.id(conversation), source: source, now: now,
                epoch: epoch.id, life: life, provesContact: provesContact),
            fresh: try SendingFixture.fresh(seed))
    }

    /// Judges digits as a code that was sent in that conversation.
    mutating func judgeSent(
        _ digits: [UInt8], on channel: OutOfBandChannel = .email,
        conversation: UInt8 = SendingFixture.conversation, from source: FailureSource = .local,
        at now: Int64 = Fixture.now, in epoch: Epoch = Fixture.epoch
    ) -> Judgement {
        judge(
            Fixture.attempt(
                .authenticator(digits), Means(channel), from: source, at: now, in: epoch,
                conversation: SendingFixture.id(conversation)))
    }
}

extension Account.Sending {
    var refusal: SendingRefusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }

    var salt: [UInt8]? {
        if case .claimed(_, salt: let salt, delivery: _, isAgain: _) = self { salt } else { nil }
    }

    /// Nil where nothing is sent.
    var isAgain: Bool? {
        if case .claimed(_, salt: _, delivery: _, isAgain: let isAgain) = self { isAgain } else { nil }
    }
}
