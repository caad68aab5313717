import Account
import Identity
import Testing

@Suite struct `An attempt is claimed before it is judged, so` {
    private let phone: Phone
    private var account: Account

    init() throws {
        phone = try Phone()
        account = try Fixture.account(phone)
    }

    @Test mutating func `of a thousand wrong codes from one source five are judged, and the others wait`() {
        let refusals = refusals(ofWrongCodes: 1_000) { _ in .local }
        #expect(Array(refusals.prefix(5)) == Self.wrong(4, 3, 2, 1, 0))
        #expect(refusals.dropFirst(5).allSatisfy { $0 == .throttled(seconds: 32) })
        #expect(account.failures.standing(at: Fixture.now) == 5)
    }

    /// Nobody is known here yet, so the whole cap is open to them.
    @Test mutating func `of a thousand wrong codes from as many sources a hundred are judged at once`() {
        let refusals = refusals(ofWrongCodes: 1_000) { Fixture.source($0) }
        #expect(refusals.prefix(96).allSatisfy { $0 == .wrong(triesLeft: 4) })
        #expect(Array(refusals[96..<100]) == Self.wrong(3, 2, 1, 0))
        #expect(refusals.dropFirst(100).allSatisfy { $0 == .shut })
        #expect(account.failures.standing(at: Fixture.now) == 100)
    }

    @Test mutating func `of a thousand from as many strangers eighty are judged, and the owner gets in`() {
        account.known.met(.local, at: Fixture.now)
        let refusals = refusals(ofWrongCodes: 1_000) { Fixture.source($0) }
        #expect(refusals.prefix(80).allSatisfy { $0?.isCounted == true })
        #expect(refusals.dropFirst(80).allSatisfy { $0 == .shut })
        #expect(account.judge(phone.code(at: Fixture.now)).isAccepted)
    }

    @Test mutating func `of a thousand from as many sources, over days, a hundred are judged`() {
        let refusals = (0..<1_000).map { number in
            let time = Fixture.now + Int64(min(number, 199)) * 900
            return account.judge(phone.wrongCode(at: time), from: Fixture.source(UInt32(number)), at: time)
                .refusal
        }
        #expect(refusals.prefix(100).allSatisfy { $0?.isCounted == true })
        #expect(refusals.dropFirst(100).allSatisfy { $0 == .shut })
        #expect(account.failures.standing == 100)
    }

    @Test mutating func `a right code is not judged once the cap is reached`() {
        account.failures = Failures(standing: 99, agedUntil: Fixture.now)
        account.failures.claim(Fixture.source(1), known: account.known, at: Fixture.now)
        #expect(account.judge(phone.code(at: Fixture.now)) == .refused(.shut))
        account.failures = Failures()
        #expect(account.judge(phone.code(at: Fixture.now)).isAccepted)
    }

    /// Failures 1 to 4 are free, then 2^n seconds, at most 15 minutes.
    @Test mutating func `each further failure of a source makes it wait longer`() {
        var now = Fixture.now
        for delay in [0, 0, 0, 0, 32, 64, 128, 256, 512, 900, 900, 900] as [Int64] {
            #expect(account.judge(phone.wrongCode(at: now), at: now).refusal?.isCounted == true)
            if delay > 0 {
                #expect(account.judge(phone.code(at: now), at: now) == .refused(.throttled(seconds: delay)))
                let almost = now + delay - 1
                #expect(account.judge(phone.code(at: almost), at: almost) == .refused(.throttled(seconds: 1)))
            }
            now += delay
        }
        #expect(account.failures.standing(at: now) == 12)
    }

    @Test mutating func `a clock that goes back makes nobody wait longer than the delay`() {
        _ = refusals(ofWrongCodes: 5) { _ in .local }
        #expect(account.judge([0], at: Fixture.now - 1_000_000) == .refused(.throttled(seconds: 32)))
    }

    @Test mutating func `one source waits and the others do not`() {
        _ = refusals(ofWrongCodes: 5) { _ in .unknownHost }
        #expect(
            account.judge(phone.code(at: Fixture.now), from: .unknownHost).refusal == .throttled(seconds: 32))
        #expect(account.judge(phone.code(at: Fixture.now)).isAccepted)
    }

    @Test mutating func `a right code clears the failures of its own source alone`() {
        _ = refusals(ofWrongCodes: 3) { _ in .local }
        _ = refusals(ofWrongCodes: 4) { _ in .unknownHost }
        #expect(account.judge(phone.code(at: Fixture.now)).isAccepted)
        #expect(account.failures.standing == 4)
        #expect(account.failures.sources.map(\.source) == [.unknownHost])
        #expect(account.lastProof == Fixture.now)
    }

    private static func wrong(_ triesLeft: Int...) -> [Refusal?] {
        triesLeft.map { .wrong(triesLeft: $0) }
    }

    private mutating func refusals(
        ofWrongCodes count: UInt32, from source: (UInt32) -> FailureSource
    ) -> [Refusal?] {
        let wrong = phone.wrongCode(at: Fixture.now)
        return (1...count).map { account.judge(wrong, from: source($0)).refusal }
    }
}
