import Account
import Testing

@Suite struct `Another boot` {
    private let now = Fixture.now

    @Test(arguments: [0, 1] as [UInt64], [-10, -2, -1, 0, 1, 2, 10] as [Int64])
    func `voids the open window and says for how many seconds`(window: UInt64, drift: Int64) throws {
        for period in [30, 60] as [UInt64] {
            for offset in [0, 1, 29, 30, 59] as [Int64] {
                let phone = try Phone(period: period, drift: drift)
                var account = try Fixture.account(phone)
                account.factors[0].totp.drift = drift
                let boot = Epoch(id: Epoch.ID(rawValue: 2), began: now + offset)
                let start = now + offset
                let first = account.judge(phone.code(at: start), at: start, in: boot, window: window)
                guard case .refused(.void(let seconds)) = first else {
                    Issue.record("\(first)")
                    continue
                }
                #expect(seconds <= Int64(period) * (Int64(window) + 1 + abs(drift)))
                let almost = start + seconds - 1
                #expect(
                    !account.judge(phone.code(at: almost), at: almost, in: boot, window: window).isAccepted)
                let then = start + seconds
                #expect(account.judge(phone.code(at: then), at: then, in: boot, window: window).isAccepted)
            }
        }
    }

    @Test func `voids nothing for a factor that was enrolled in it`() throws {
        let phone = try Phone()
        var account = try Fixture.account()
        let boot = Epoch(id: Epoch.ID(rawValue: 2), began: now)
        _ = try account.enrol(phone.factor(epoch: boot.id), name: "phone", at: now)
        #expect(account.judge(phone.code(at: now), in: boot).isAccepted)
    }

    @Test func `refuses the code that was accepted before it, and does not call it new`() throws {
        let phone = try Phone()
        var account = try Fixture.account(phone)
        #expect(account.judge(phone.code(at: now)).isAccepted)
        let boot = Epoch(id: Epoch.ID(rawValue: 2), began: now + 20)
        #expect(account.judge(phone.code(at: now), at: now + 20, in: boot) == .refused(.void(seconds: 40)))
    }

    @Test func `many times in a row makes nobody wait longer than once`() throws {
        let phone = try Phone(drift: 5)
        var account = try Fixture.account(phone)
        account.factors[0].totp.drift = 5
        #expect(account.judge(phone.code(at: now)).isAccepted)
        let judgements = (2...20 as ClosedRange<UInt64>).map { number in
            let boot = Epoch(id: Epoch.ID(rawValue: number), began: now + 60)
            return account.judge(phone.code(at: now + 60), at: now + 60, in: boot)
        }
        #expect(judgements.allSatisfy { $0 == .refused(.void(seconds: 150)) })
    }

    @Test func `voids once, and not again in the same epoch`() throws {
        let phone = try Phone()
        var account = try Fixture.account(phone)
        let boot = Epoch(id: Epoch.ID(rawValue: 2), began: now)
        for time in stride(from: now + 60, to: now + 600, by: 30) {
            #expect(account.judge(phone.code(at: time), at: time, in: boot).isAccepted)
        }
    }
}
