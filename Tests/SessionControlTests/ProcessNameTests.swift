import Testing
import Wire

@testable import SessionControl

@Suite struct `The name of a process` {
    @Test(
        arguments: [
            ("sleep", "sleep"), ("", ""), ("a b(c)", "a b(c)"), ("\u{1B}[2J", "\\x1b[2J"),
            ("\\x41", "\\x5cx41"),
            ("\n\r\u{7}", "\\x0a\\x0d\\x07"), ("\u{E4}", "\\xc3\\xa4"),
            ("123456789012345678", "123456789012345"),
        ])
    func `is shown as printable ASCII`(name: String, shown: String) {
        #expect(ProcessName.escaped(Array(name.utf8)) == shown)
    }

    @Test func `fits its frame, whatever it is`() {
        for byte in UInt8.min ... .max {
            let shown = ProcessName.escaped([UInt8](repeating: byte, count: 15))
            #expect(SurvivingProcess(pid: 2, name: shown, isEnded: false) != nil)
        }
    }
}
