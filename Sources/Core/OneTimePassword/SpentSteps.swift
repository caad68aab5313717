/// The time steps of one factor whose codes can never be accepted again.
///
/// RFC 6238 §5.2 forbids accepting a code twice; we also refuse what is older than an accepted code, as long
/// as it is less than about a day older. One high-water mark would do, if clocks never went wrong: after a
/// code was accepted by a clock that was days ahead, it would refuse everybody until those days have passed.
/// So the steps are kept as a few ranges: a step far ahead opens a range of its own, and the older range goes
/// on where the clock comes back to.
///
/// - A spent step stays spent, whatever is called later.
/// - Two steps accepted under a clock that does not go back are accepted in ascending order.
/// - Spending a step never spends a later one, until a fifth range makes the two oldest one.
package struct SpentSteps: Hashable, Sendable {
    /// As many ranges as are kept; joining the two oldest refuses only what is long past.
    package static let mostRanges = 4

    /// How far ahead, in steps, a newer one continues a range and closes what lies between: a day of 30 s.
    package static let reach: UInt64 = 2880

    /// How many steps below an accepted one are closed with it.
    ///
    /// Codes judged against one clock are at most two windows of 10 steps and one step of learnt drift apart.
    package static let margin: UInt64 = 21

    /// First to last spent step: ascending, with at least one free step between two of them.
    package private(set) var ranges: [ClosedRange<UInt64>] = []

    /// No step is spent.
    package init() {}

    /// Restores what ``ranges`` was.
    ///
    /// - Throws: ``ParameterError/spentSteps`` unless they are at most four, ascending and apart.
    package init(ranges: [ClosedRange<UInt64>]) throws(ParameterError) {
        let pairs = zip(ranges, ranges.dropFirst())
        guard ranges.count <= Self.mostRanges, pairs.allSatisfy(Self.isApart) else { throw .spentSteps }
        self.ranges = ranges
    }

    /// Whether a code of this step must be refused.
    package func contains(_ step: UInt64) -> Bool {
        ranges.contains { $0.contains(step) }
    }

    /// Spends the step of an accepted code, and with it what is older and near.
    ///
    /// Near are the ``margin`` steps before it, and all between it and an older range at most ``reach``
    /// before it.
    package mutating func spend(_ step: UInt64) {
        guard !contains(step) else { return }
        let first = step - min(step, Self.margin)
        let older = ranges.last { $0.upperBound < step }?.upperBound
        if let older, step - older <= Self.reach {
            insert(min(older, first)...step)
        } else {
            insert(first...step)
        }
    }

    /// Spends this step alone: its code was told to be right for another time, and nothing older is affected.
    package mutating func spend(only step: UInt64) {
        insert(step...step)
    }

    /// Spends all steps up to this one, as what was accepted of them is not known; ranges beyond it stay.
    package mutating func void(through step: UInt64) {
        insert(0...step)
    }

    /// Spends all that another memory of the same factor holds.
    package mutating func formUnion(_ other: Self) {
        for range in other.ranges { insert(range) }
    }

    /// The last step of the newest range that ends at or before `step`; nil if there is none.
    ///
    /// Ranges that end further ahead, made by a clock that was wrong, are ignored.
    package func newest(notBeyond step: UInt64) -> UInt64? {
        ranges.last { $0.upperBound <= step }?.upperBound
    }

    /// Whether some spent step is later than this one.
    package func isAhead(of step: UInt64) -> Bool {
        ranges.last.map { $0.upperBound > step } ?? false
    }
}

extension SpentSteps {
    /// Adds a range, and makes one of all that it touches.
    private mutating func insert(_ range: ClosedRange<UInt64>) {
        let below = ranges.filter { Self.isApart($0, range) }
        let above = ranges.filter { Self.isApart(range, $0) }
        let touched = ranges.dropFirst(below.count).dropLast(above.count)
        let first = min(range.lowerBound, touched.first?.lowerBound ?? .max)
        let last = max(range.upperBound, touched.last?.upperBound ?? .min)
        ranges = below + [first...last] + above
        joinOldest()
    }

    private mutating func joinOldest() {
        guard ranges.count > Self.mostRanges else { return }
        ranges.replaceSubrange(0...1, with: [ranges[0].lowerBound...ranges[1].upperBound])
    }

    /// Whether a free step lies between two ranges, the older one first.
    private static func isApart(_ older: ClosedRange<UInt64>, _ newer: ClosedRange<UInt64>) -> Bool {
        older.upperBound < newer.lowerBound && newer.lowerBound - older.upperBound > 1
    }
}
