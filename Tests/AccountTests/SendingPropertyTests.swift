import Account
import Identity
import OneTimePassword
import TestSupport
import Testing
import Wire

/// Three hundred steps of chance for each seed: sendings and their fates, guesses, codes seen elsewhere, locks, new epochs,
/// time.
@Suite struct `Whatever is sent and typed,` {
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `a code is accepted once, where it was sent for, and no budget is exceeded`(seed: UInt64) throws {
        var post = try Post(seed: seed)
        for _ in 1...300 {
            try post.step()
            post.expectBounds()
        }
        #expect(post.accepted > 0 && post.strange.count > 3)
    }
}

/// A few conversations of one account, and a thief who knows every code that was ever sent.
private struct Post {
    private struct Sending {
        let code: [UInt8]
        let conversation: UInt8
        let channel: OutOfBandChannel
        let expires: Int64
        let epoch: Epoch.ID
    }

    private var random: RandomSequence
    private var account: Account
    private var now = Fixture.now
    private var epoch = Fixture.epoch
    private var next: UInt8 = 0
    private var good: [Sending] = []
    private(set) var strange: [(at: Int64, source: FailureSource, delivery: UInt32)] = []
    private(set) var accepted = 0

    init(seed: UInt64) throws {
        random = RandomSequence(seed: seed)
        account = try SendingFixture.account()
    }

    mutating func step() throws {
        switch Int.random(in: 0..<20, using: &random) {
        case 0: now += Int64.random(in: 0...100_000, using: &random)
        case 1: epoch = Epoch(id: Epoch.ID(rawValue: UInt64.random(in: 1...9, using: &random)), began: now)
        case 2: lock()
        case 3...9: try send()
        case 10, 11: conclude()
        default: try type()
        }
        now += Int64.random(in: 0...60, using: &random)
        if Bool.random(using: &random) { account.failures.clearAll() }
    }

    private mutating func send() throws {
        next = next % 250 + 1
        let (channel, conversation, source) = (anyChannel(), anyConversation(), anySource(of: 12))
        let isStrange = !account.known.contains(source, at: now)
        let sending = try account.send(
            channel, seed: next, conversation: conversation, from: source, at: now, in: epoch)
        guard case .claimed(_, let salt, let delivery, let isAgain) = sending else { return }
        if isStrange {
            strange.append((now, source, delivery))
            expectBudgets()
        }
        guard !isAgain else { return }
        good.append(
            Sending(
                code: try SendingFixture.digits(salt[0]), conversation: conversation, channel: channel,
                expires: now + 600, epoch: epoch.id))
    }

    /// What was sent before a lock is worth nothing after it.
    private mutating func lock() {
        account.lock(Lock(since: now, until: nil, reason: ""))
        #expect((try? account.send(conversation: 1, at: now, in: epoch))?.refusal == .changed)
        account.unlock(at: now)
        good = []
    }

    /// One of the latest is known to have gone wrong: what never left this host is not counted.
    private mutating func conclude() {
        guard let delivery = account.deliveries.entries.suffix(5).randomElement(using: &random),
            delivery.fate == .waiting
        else { return }
        let isOurs = Bool.random(using: &random)
        let fate = PastDelivery.Fate.failed(isOurs ? .unreachable : .timedOut)
        #expect(account.conclude(delivery: delivery.number, fate) == true)
        if isOurs { strange.removeAll { $0.delivery == delivery.number } }
    }

    /// Of those who were strangers when they asked.
    private func expectBudgets() {
        let today = strange.filter { now - $0.at < 86_400 }
        let most =
            account.known.isEmpty(at: now)
            ? Deliveries.mostCodesADay : Deliveries.mostCodesADayByStrangers
        #expect(today.count <= most)
        for source in Set(today.map(\.source)) {
            #expect(today.count { $0.source == source } <= Deliveries.mostCodesADayByStrangers)
        }
    }

    /// Mostly a code that was sent some time, in any conversation.
    private mutating func type() throws {
        let known = good.suffix(12).randomElement(using: &random)
        let chance = Int.random(in: 0..<4, using: &random)
        let code = try chance == 0 ? SendingFixture.digits(255) : known?.code ?? SendingFixture.digits(254)
        let (channel, conversation) =
            chance > 1
            ? (known?.channel ?? .email, known?.conversation ?? 1) : (anyChannel(), anyConversation())
        let judgement = account.judgeSent(
            code, on: channel, conversation: conversation, from: anySource(of: 4), at: now, in: epoch)
        guard case .accepted(.sentCode(let origin, _)) = judgement else { return }
        accepted += 1
        let position = good.firstIndex {
            $0.code == code && $0.conversation == conversation && $0.channel == origin && now < $0.expires
                && $0.epoch == epoch.id
        }
        #expect(position != nil, "accepted twice, or elsewhere, or too late")
        if let position { good.remove(at: position) }
    }

    func expectBounds() {
        #expect(account.sentCodes.count <= 6 && account.deliveries.entries.count <= Deliveries.most)
    }

    private mutating func anyChannel() -> OutOfBandChannel { Bool.random(using: &random) ? .email : .sms }
    private mutating func anyConversation() -> UInt8 { UInt8.random(in: 1...5, using: &random) }
    private mutating func anySource(of count: UInt32) -> FailureSource {
        Fixture.source(UInt32.random(in: 1...count, using: &random))
    }
}
