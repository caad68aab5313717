import Testing

@testable import sallyport_courier

@Suite struct `When a letter is tried again` {
    /// The moments of all tries, in seconds, if each takes so long.
    private func tries(life: Int64, lasting seconds: Int64) -> [Int64] {
        let schedule = RetrySchedule(ends: life * 1_000)
        var (moments, now) = ([Int64](), Int64?.some(0))
        while let begun = now {
            moments.append(begun / 1_000)
            now = schedule.nextTry(afterTries: moments.count, at: begun + seconds * 1_000)
        }
        return moments
    }

    @Test(
        arguments: [
            (600, [0, 15, 45, 105, 225, 465]), (465, [0, 15, 45, 105, 225]), (60, [0, 15, 45]), (15, [0]),
            (1, [0]),
        ] as [(Int64, [Int64])])
    func `each pause is twice the one before, as long as the letter lives`(life: Int64, expected: [Int64]) {
        #expect(tries(life: life, lasting: 0) == expected)
    }

    @Test func `a pause begins when the try has ended`() {
        #expect(tries(life: 600, lasting: 20) == [0, 35, 85, 165, 305, 565])
    }

    @Test func `a day has an end too`() {
        #expect(tries(life: 86_400, lasting: 0).count == 13)
    }
}
