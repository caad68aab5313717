import Settings
import Testing

@Suite struct `Durations in settings` {
    @Test(arguments: [
        ("1s", 1), ("59s", 59), ("60s", 60), ("15m", 900), ("12h", 43_200), ("90d", 7_776_000),
        ("3650d", 315_360_000), ("315360000s", 315_360_000), ("090d", 7_776_000),
    ])
    func `are an integer and a unit`(text: String, seconds: Int64) throws {
        #expect(try WrittenDuration(text).seconds == seconds)
    }

    @Test(arguments: [
        "", "d", "90", "90 d", "90D", "90days", "-90d", "+90d", "1.5d", "1d12h", "d90", " 90d", "90d ", "1w",
        "\u{661}d", "0x10s", "1\u{301}s",
    ])
    func `are nothing else`(text: String) {
        #expect(throws: WrittenDuration.Mistake.form) { try WrittenDuration(text) }
    }

    @Test(arguments: [
        "0s", "0d", "3651d", "315360001s", "9223372036854775807d", "9223372036854775808s",
        "99999999999999999999999d",
    ])
    func `are from one second to ten years`(text: String) {
        #expect(throws: WrittenDuration.Mistake.range) { try WrittenDuration(text) }
    }

    @Test(arguments: [
        ("59s", false), ("60s", true), ("1m", true), ("10m", true), ("601s", false), ("1d", false),
    ])
    func `may have narrower bounds`(text: String, isWithin: Bool) {
        let duration = try? WrittenDuration(text, within: 60...600)
        #expect((duration != nil) == isWithin)
    }

    @Test(arguments: [
        ("90d", "90d"), ("24h", "1d"), ("90m", "90m"), ("120m", "2h"), ("61s", "61s"), ("3600s", "1h"),
    ])
    func `are written in the greatest unit that leaves no rest`(text: String, written: String) throws {
        #expect(try WrittenDuration(text).description == written)
    }
}
