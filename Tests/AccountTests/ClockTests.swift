import Account
import OneTimePassword
import TestSupport
import Testing

@Suite struct `A clock that is wrong for a while` {
    private let phone: Phone
    private var account: Account
    private let now = Fixture.now

    init() throws {
        phone = try Phone()
        account = try Fixture.account(phone)
    }

    @Test mutating func `and goes back gives no code a second chance`() {
        #expect(account.judge(phone.code(at: now)).isAccepted)
        for back in [31, 3_600, 80_000] as [Int64] {
            let epoch = began(at: now - back)
            let judgement = account.judge(phone.code(at: now), at: now - back, in: epoch)
            #expect(!judgement.isAccepted)
            let again = account.judge(phone.code(at: now), in: epoch)
            #expect(again == .refused(.void(seconds: 60)))
        }
    }

    @Test mutating func `and goes back an hour makes a person wait until what may be spent has passed`() {
        #expect(account.judge(phone.code(at: now)).isAccepted)
        let back = now - 3_600
        let epoch = began(at: back)
        #expect(account.judge(phone.code(at: back), at: back, in: epoch) == .refused(.void(seconds: 3_660)))
        #expect(account.judge(phone.code(at: now + 60), at: now + 60, in: epoch).isAccepted)
    }

    @Test mutating func `and jumps forward goes on after the open window`() {
        #expect(account.judge(phone.code(at: now)).isAccepted)
        let forward = now + 7_200
        let epoch = began(at: forward)
        #expect(
            account.judge(phone.code(at: forward), at: forward, in: epoch) == .refused(.void(seconds: 60)))
        #expect(account.judge(phone.code(at: forward + 60), at: forward + 60, in: epoch).isAccepted)
    }

    @Test(arguments: [2, 30, 365, 40_000] as [Int64])
    mutating func `by days is in doubt until an administrator accepts it, and then locks nobody out`(
        days: Int64
    ) {
        let ahead = now + days * 86_400
        let wrong = began(at: ahead - 600)
        #expect(account.judge(phone.code(at: ahead), at: ahead, in: wrong).isAccepted)

        var right = began(at: now)
        #expect(account.judge(phone.code(at: now), in: right) == .refused(.clockInDoubt))
        right.clockAccepted = true
        #expect(account.judge(phone.code(at: now), in: right) == .refused(.void(seconds: 60)))
        #expect(account.judge(phone.code(at: now + 60), at: now + 60, in: right).isAccepted)
        #expect(account.judge(phone.code(at: now + 60), at: now + 60, in: right) == .refused(.spent(.totp)))
    }

    /// The doubt that an administrator settled does not come back with the next boot.
    @Test mutating func `is settled for good by a code that was accepted afterwards`() {
        let ahead = now + 30 * 86_400
        #expect(account.judge(phone.code(at: ahead), at: ahead, in: began(at: ahead - 600)).isAccepted)
        var right = began(at: now)
        right.clockAccepted = true
        _ = account.judge(phone.code(at: now + 90), at: now + 90, in: right)
        let boot = began(at: now + 1_000)
        #expect(account.judge(phone.code(at: now + 1_090), at: now + 1_090, in: boot).isAccepted)
        // The codes that the wrong clock took stay spent when their day comes.
        let day = began(at: ahead - 600)
        #expect(!account.judge(phone.code(at: ahead), at: ahead, in: day).isAccepted)
    }

    @Test mutating func `by less than a day is in no doubt`() {
        let ahead = now + 80_000
        #expect(account.judge(phone.code(at: ahead), at: ahead, in: began(at: ahead - 600)).isAccepted)
        #expect(account.judge(phone.code(at: now), in: began(at: now)) == .refused(.void(seconds: 80_040)))
    }

    @Test mutating func `shows 1970 and is refused, not a reason to stop`() {
        for seconds in [Int64.min, -1, 0, 29] {
            #expect(!account.judge(phone.code(ofStep: 7), at: seconds, in: began(at: seconds)).isAccepted)
        }
    }

    /// Everything that may go wrong with a clock has gone wrong, an administrator has said that it is right now.
    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    mutating func `lets everybody in again within a day, once it is right`(seed: UInt64) {
        var random = RandomSequence(seed: seed)
        for _ in 1...3 {
            let time = now + Int64.random(in: -40_000_000...400_000_000, using: &random)
            for later in [0, 90, 180, 86_000] as [Int64] {
                _ = account.judge(phone.code(at: time + later), at: time + later, in: began(at: time))
            }
        }
        var right = began(at: now)
        right.clockAccepted = true
        var time = now
        while time < now + 86_400 {
            let judgement = account.judge(phone.code(at: time), at: time, in: right)
            guard !judgement.isAccepted else { return }
            guard case .refused(.void(let seconds)) = judgement else {
                time += 30
                continue
            }
            time += seconds
        }
        Issue.record("locked out")
    }

    private func began(at seconds: Int64) -> Epoch {
        Epoch(id: Epoch.ID(rawValue: UInt64(bitPattern: seconds) | 2), began: seconds)
    }
}
