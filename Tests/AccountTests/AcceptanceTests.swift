import Account
import Identity
import OneTimePassword
import TestSupport
import Testing

@Suite struct `A right code` {
    @Test func `is accepted once of sixty-four times`() throws {
        let phone = try Phone()
        var account = try Fixture.account(phone)
        let judgements = (1...64).map { _ in account.judge(phone.code(at: Fixture.now)) }
        #expect(judgements.count(where: \.isAccepted) == 1)
        #expect(judgements.first?.isAccepted == true)
    }

    @Test func `belongs to the factor that shows it, and leaves the other alone`() throws {
        let (phone, token) = (try Phone(), try Phone(seed: 99))
        var account = try Fixture.account(phone, token)
        let judgement = account.judge(token.code(at: Fixture.now))
        #expect(
            judgement == .accepted(.totp(FactorID(rawValue: 2), step: 60_000_000, learntDrift: nil)))
        #expect(account.factors.map(\.lastUsed) == [nil, Fixture.now])
        #expect(account.judge(phone.code(at: Fixture.now)).isAccepted)
    }

    /// Clocks go forward, back and far away, the host is started anew with a record that lacks the newest change,
    /// and every code that was ever accepted comes again.
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func `is accepted once, whatever the clocks do`(seed: UInt64) throws {
        var world = try World(seed: seed)
        for _ in 1...60 {
            world.type()
            world.passTime()
        }
        #expect(Set(world.accepted).count == world.accepted.count, "\(world.accepted)")
        #expect(!world.accepted.isEmpty)
    }
}

/// A host whose clock nobody trusts, a phone that drifts, and a thief who has seen every code.
private struct World {
    private var random: RandomSequence
    private var phone: Phone
    private var account: Account
    /// As it stands on disk: one change behind.
    private var written: Account
    private var epoch = Fixture.epoch
    private var now = Fixture.now
    private var newest = Fixture.now
    private(set) var accepted: [UInt64] = []

    init(seed: UInt64) throws {
        random = RandomSequence(seed: seed)
        let period: UInt64 = seed.isMultiple(of: 3) ? 60 : 30
        phone = try Phone(period: period, drift: Int64.random(in: -3...3, using: &random))
        account = try Fixture.account(phone)
        account.factors[0].totp.drift = phone.drift
        written = account
    }

    mutating func passTime() {
        switch Int.random(in: 0..<20, using: &random) {
        case 0: jump(by: Int64.random(in: -200_000...200_000, using: &random))
        case 1: jump(by: Int64.random(in: -100_000_000...100_000_000, using: &random))
        case 2: boot()
        case 3: phone.drift += Int64.random(in: -1...1, using: &random)
        default: now += Int64.random(in: 0...60, using: &random)
        }
        if Bool.random(using: &random) { epoch.clockAccepted = true }
    }

    /// The memory of this boot goes on; its knowledge is complete.
    private mutating func jump(by seconds: Int64) {
        now = max(1_000_000, now + seconds)
        beginEpoch()
    }

    /// What was not on disk is lost; while the host is off its clock goes on.
    private mutating func boot() {
        if now >= newest { account = written }
        beginEpoch()
    }

    private mutating func beginEpoch() {
        epoch = Epoch(id: Epoch.ID(rawValue: UInt64.random(in: 1...(.max), using: &random)), began: now)
    }

    mutating func type() {
        let fresh = UInt64(max(0, now / Int64(phone.parameters.period) + phone.drift))
        let steps = accepted.suffix(8) + [fresh - 1, fresh, fresh, fresh + 1]
        account.failures = Failures()
        for step in steps.shuffled(using: &random) {
            let before = account
            guard
                case .accepted(.totp(let factor, step: let spent, learntDrift: let learnt)) = account.judge(
                    phone.code(ofStep: step), at: now, in: epoch)
            else { continue }
            accepted.append(spent)
            newest = now
            written = before
            guard let learnt else { continue }
            // Written before it counts, and everything else with it.
            account.learn([factor: learnt])
            written = account
        }
    }
}
