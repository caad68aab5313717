import OneTimePassword
import Testing

@Suite struct `Learnt drift` {
    @Test(
        arguments: [
            (0, 0, 0), (0, 1, 1), (0, -1, -1), (1, 1, 1), (1, 0, 0), (3, -10, 2), (9, 20, 10), (10, 20, 10),
            (-10, -11, -10), (-10, 0, -9), (15, 15, 10), (-20, -20, -10), (0, .max, 1), (0, .min, -1),
            (.max, .min, 9),
        ] as [(Int64, Int64, Int64)])
    func `moves one step towards an accepted code, within ten`(drift: Int64, offset: Int64, next: Int64) {
        #expect(LearntDrift.next(drift: drift, acceptedOffset: offset) == next)
    }
}
