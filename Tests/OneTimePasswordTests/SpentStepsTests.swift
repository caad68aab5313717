import OneTimePassword
import Testing

/// One call on ``SpentSteps``, for scripts and random histories.
enum Spending: Hashable, Sendable, CustomStringConvertible {
    case spend(UInt64)
    case spendOnly(UInt64)
    case void(UInt64)

    var step: UInt64 {
        switch self {
        case .spend(let step), .spendOnly(let step), .void(let step): step
        }
    }

    var description: String {
        switch self {
        case .spend(let step): "spend \(step)"
        case .spendOnly(let step): "spend only \(step)"
        case .void(let step): "void through \(step)"
        }
    }
}

extension SpentSteps {
    mutating func apply(_ spending: Spending) {
        switch spending {
        case .spend(let step): spend(step)
        case .spendOnly(let step): spend(only: step)
        case .void(let step): void(through: step)
        }
    }

    init(after spendings: [Spending]) {
        self.init()
        for spending in spendings { apply(spending) }
    }
}

@Suite struct `Spent steps` {
    struct Script: Sendable, CustomStringConvertible {
        let description: String
        let spendings: [Spending]
        let ranges: [ClosedRange<UInt64>]

        init(_ description: String, _ spendings: [Spending], leave ranges: [ClosedRange<UInt64>]) {
            self.description = description
            self.spendings = spendings
            self.ranges = ranges
        }
    }

    @Test(arguments: [
        Script("nothing", [], leave: []),
        Script("the first code closes a margin below", [.spend(5000)], leave: [4979...5000]),
        Script("the margin ends at 0", [.spend(3)], leave: [0...3]),
        Script("the last step there is", [.spend(.max)], leave: [.max - 21 ... .max]),
        Script("the same again", [.spend(5000), .spend(5000)], leave: [4979...5000]),
        Script("an older one near", [.spend(5000), .spend(4990)], leave: [4979...5000]),
        Script("a day later", [.spend(5000), .spend(7880)], leave: [4979...7880]),
        Script("more than a day later", [.spend(5000), .spend(7881)], leave: [4979...5000, 7860...7881]),
        Script(
            "days ahead, and back",
            [.spend(5000), .spend(50_000), .spend(5001), .spend(5004)], leave: [4979...5004, 49_979...50_000]),
        Script(
            "days ahead, and reached in the end", [.spend(5000), .spend(9000), .spend(7000), .spend(8978)],
            leave: [4979...9000]),
        Script(
            "a step told of is alone, and closed by the next code",
            [.spend(5000), .spendOnly(5020), .spend(5001)],
            leave: [4979...5001, 5020...5020]),
        Script(
            "a code beyond the step told of", [.spend(5000), .spendOnly(5020), .spend(5021)],
            leave: [4979...5021]),
        Script(
            "a step told of does not shorten the margin", [.spendOnly(4995), .spend(5000)],
            leave: [4979...5000]),
        Script("a reboot", [.spend(5000), .void(6000)], leave: [0...6000]),
        Script("a reboot in the middle of a range", [.spend(5000), .void(4990)], leave: [0...5000]),
        Script("a reboot before all", [.void(0)], leave: [0...0]),
        Script(
            "a reboot, and what was days ahead stays", [.spend(5000), .spend(50_000), .void(6000)],
            leave: [0...6000, 49_979...50_000]),
        Script(
            "the fifth range joins the two oldest",
            [.spend(10_000), .spend(20_000), .spend(30_000), .spend(40_000), .spend(50_000)],
            leave: [9979...20_000, 29_979...30_000, 39_979...40_000, 49_979...50_000]),
    ])
    func `are`(script: Script) {
        #expect(SpentSteps(after: script.spendings).ranges == script.ranges)
    }

    @Test func `name the newest that is not ahead`() {
        let spent = SpentSteps(after: [.spend(5000), .spend(50_000)])
        #expect(SpentSteps().newest(notBeyond: .max) == nil)
        #expect(spent.newest(notBeyond: 4999) == nil)
        #expect(spent.newest(notBeyond: 5000) == 5000)
        #expect(spent.newest(notBeyond: 49_999) == 5000)
        #expect(spent.newest(notBeyond: 50_000) == 50_000)
    }

    @Test func `tell whether one is ahead`() {
        let spent = SpentSteps(after: [.spend(5000), .spend(50_000)])
        #expect(!SpentSteps().isAhead(of: 0))
        #expect(spent.isAhead(of: 49_999))
        #expect(!spent.isAhead(of: 50_000))
    }

    @Test func `come back from their ranges`() throws {
        let spent = SpentSteps(after: [.spend(5000), .spend(50_000), .spendOnly(.max)])
        #expect(try SpentSteps(ranges: spent.ranges) == spent)
        #expect(try SpentSteps(ranges: []) == SpentSteps())
    }

    @Test(
        arguments: [
            [5...6, 1...2], [1...2, 2...3], [1...2, 3...4], [1...5, 2...3], [0...(.max), 7...7],
            [1...1, 3...3, 5...5, 7...7, 9...9],
        ] as [[ClosedRange<UInt64>]])
    func `refuse ranges that they never have`(ranges: [ClosedRange<UInt64>]) {
        #expect(throws: ParameterError.spentSteps) { try SpentSteps(ranges: ranges) }
    }
}
