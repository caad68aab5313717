import Systemd
import Testing

@Suite struct `The time of a record` {
    @Test(
        arguments: [
            ("1800000000999999", 1_800_000_000), ("0", 0), ("", nil), ("x", nil),
            ("18000000000000000000", nil),
        ] as [(String, Int64?)])
    func `is read if it is a number`(text: String, seconds: Int64?) {
        #expect(RecordTime.seconds(of: ["__REALTIME_TIMESTAMP": text]) == seconds)
        #expect(RecordTime.seconds(of: ["time": text]) == nil)
    }
}
