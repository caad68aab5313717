import Identity
import Testing

@Suite struct `A time of the week` {
    @Test(
        arguments: [
            (0, 0, 0, 0), (0, 1_439, 1_439, 23), (1, 0, 1_440, 24), (4, 750, 6_510, 108),
            (6, 1_439, 10_079, 167),
        ] as [(Int, Int, Int, Int)])
    func `is a day and a minute of it`(weekday: Int, minuteOfDay: Int, minute: Int, hour: Int) throws {
        let time = try #require(TimeOfWeek(weekday: weekday, minute: minuteOfDay))
        #expect(time == TimeOfWeek(minute: minute))
        #expect(time.minute == minute && time.hour == hour)
        #expect(time.weekday == weekday && time.minuteOfDay == minuteOfDay)
    }

    @Test func `is each minute once, in 168 hours`() {
        let times = (0..<TimeOfWeek.minutesAWeek).compactMap { TimeOfWeek(minute: $0) }
        #expect(Set(times).count == 10_080)
        #expect(Set(times.map(\.hour)) == Set(0..<TimeOfWeek.hours))
        #expect(times.allSatisfy { TimeOfWeek(weekday: $0.weekday, minute: $0.minuteOfDay) == $0 })
    }

    @Test func `is none beyond the week or the day`() {
        for minute in [-1, 10_080, .max, .min] { #expect(TimeOfWeek(minute: minute) == nil) }
        for (weekday, minute) in [(-1, 0), (7, 0), (0, -1), (0, 1_440), (6, .max), (.min, 5)] {
            #expect(TimeOfWeek(weekday: weekday, minute: minute) == nil)
        }
    }
}
