import Account
import Identity
import Testing

@Suite struct `Habits of an account` {
    private var habits = Habits()
    private let now = Fixture.now
    private let hour: Int64 = 3_600
    private let monday = TimeOfWeek(weekday: 0, minute: 9 * 60 + 59)

    @Test func `are none before the first login`() {
        #expect(habits.hours == [UInt8](repeating: 0, count: 168) && habits.lastLogin == nil)
        #expect(habits.withTerminal == 0 && habits.withoutTerminal == 0)
    }

    @Test mutating func `count a login in its hour of the week`() {
        learn(monday, true, at: now, true)
        learn(TimeOfWeek(minute: 10_079), nil, at: now + hour, true)
        #expect(habits.hours[9] == 1 && habits.hours[167] == 1 && habits.hours.count { $0 > 0 } == 2)
        #expect(habits.lastLogin == now + hour && habits.withTerminal == 1 && habits.withoutTerminal == 0)
    }

    /// So that at most one write an hour follows, and none of them twice in one hour of the clock.
    @Test mutating func `are learnt once an hour, however many log in`() {
        var changes = 0
        for second in 0..<5 * hour where habits.learn(time: monday, hasTerminal: true, at: now + second) {
            changes += 1
        }
        #expect(changes == 5 && habits.hours[9] == 5 && habits.withTerminal == 5)
        #expect(habits.lastLogin == now + 4 * hour)
    }

    @Test mutating func `count the first login without a terminal at once, and later ones once an hour`() {
        learn(monday, true, at: now)
        learn(monday, false, at: now + 1, true)
        learn(monday, false, at: now + 2, false)
        #expect(habits.hours[9] == 1 && habits.lastLogin == now)
        #expect(habits.withTerminal == 1 && habits.withoutTerminal == 1)
    }

    @Test mutating func `say nothing of what nobody knows`() {
        learn(nil, nil, at: now, true)
        #expect(habits.hours.allSatisfy { $0 == 0 } && habits.lastLogin == now)
        #expect(habits.withTerminal == 0 && habits.withoutTerminal == 0)
    }

    @Test mutating func `are all halved before one would pass 255`() {
        learn(TimeOfWeek(weekday: 6, minute: 0), false, at: now)
        for number in 1...10 as ClosedRange<Int64> {
            learn(TimeOfWeek(weekday: 5, minute: 0), true, at: now + number * hour)
        }
        for number in 11...265 as ClosedRange<Int64> {
            learn(monday, true, at: now + number * hour)
        }
        #expect(habits.hours[9] == 255 && habits.hours[120] == 10 && habits.hours[144] == 1)
        learn(monday, nil, at: now + 266 * hour)
        #expect(habits.hours[9] == 128 && habits.hours[120] == 5 && habits.hours[144] == 0)
        #expect(habits.withTerminal == 255 - 127 - 1 + 10 && habits.withoutTerminal == 0)
    }

    /// A clock that goes back by an hour or more is followed; else nothing would be learnt until it has caught up.
    @Test(arguments: [(-3_599, false), (-3_600, true), (-1_000_000_000, true)] as [(Int64, Bool)])
    mutating func `follow a clock that went back`(seconds: Int64, isLearnt: Bool) {
        learn(monday, true, at: now)
        learn(monday, true, at: now + seconds, isLearnt)
        #expect(habits.lastLogin == (isLearnt ? now + seconds : now))
    }

    @Test mutating func `are learnt at every time that a clock may show`() {
        for time in [Int64.min, 0, .max, -1, .max - 1, .min] {
            learn(monday, true, at: time)
        }
        #expect(habits.lastLogin == .min && habits.hours[9] == 6)
    }

    /// `isLearnt`: what is expected, where it matters.
    private mutating func learn(
        _ time: TimeOfWeek?, _ hasTerminal: Bool?, at now: Int64, _ isLearnt: Bool? = nil
    ) {
        let isChanged = habits.learn(time: time, hasTerminal: hasTerminal, at: now)
        #expect(isLearnt == nil || isChanged == isLearnt)
    }
}
