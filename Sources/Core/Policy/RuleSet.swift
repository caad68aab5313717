/// Places of rules, as bits.
struct RuleSet: Hashable, Sendable {
    private var words: [UInt64]

    init(capacity: Int) {
        words = [UInt64](repeating: 0, count: (capacity + 63) / 64)
    }

    mutating func insert(_ place: Int) { words[place / 64] |= 1 << UInt64(place % 64) }

    mutating func formUnion(_ other: Self) {
        for word in words.indices { words[word] |= other.words[word] }
    }

    mutating func formIntersection(_ other: Self) {
        for word in words.indices { words[word] &= other.words[word] }
    }

    /// In order.
    var places: [Int] {
        var places: [Int] = []
        for (number, word) in words.enumerated() {
            var left = word
            while left != 0 {
                places.append(number * 64 + left.trailingZeroBitCount)
                left &= left - 1
            }
        }
        return places
    }
}
