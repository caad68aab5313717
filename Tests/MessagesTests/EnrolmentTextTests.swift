import Messages
import Testing

/// What people copy, and programs in tests look for.
@Suite struct `The text of an enrolment` {
    @Test(
        arguments: [
            ("", ""), ("ABCD", "ABCD"), ("ABCDE", "ABCD E"), ("ABCDEFGHIJ", "ABCD EFGH IJ"),
            (
                "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP"
            ),
        ])
    func `has the account and the key on lines of their own`(key: String, shown: String) {
        let text = Message.enrolment(.key(account: "alice@web1", key: key, isCounted: false)).text
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.count == 3)
        #expect(lines.first == "  account  alice@web1" && lines[1] == "  key      \(shown)")
        #expect(lines[1].filter { $0 != " " }.dropFirst(3) == key)
    }

    @Test func `has each recovery code on a line of its own`() {
        let codes = (1...10).map { "\($0)-ABCD-EFGH-JKLM-NPQR" }
        let lines = Message.enrolment(.recoveryCodes(codes)).text.split(separator: "\n")
        #expect(
            lines.suffix(10).map(String.init) == codes.map { $0.hasPrefix("10-") ? "  \($0)" : "   \($0)" })
        #expect(!lines.dropLast(10).contains { $0.hasPrefix(" ") })
    }

    /// Half blocks, whatever their bytes: it is shown only when a person asks for it.
    @Test func `leaves a drawing as it is`() {
        let drawing = "\u{2588}\u{2580}\u{2584} \n\u{2584}\u{2580} \u{2588}\n"
        #expect(Message.enrolment(.qrCode(drawing)).text.hasSuffix(drawing))
    }

    @Test func `has the key URI on a line of its own`() {
        let uri = "otpauth://totp/web1:alice?secret=JBSWY3DPEHPK3PXP&issuer=web1"
        #expect(Message.enrolment(.keyURI(uri)).text.split(separator: "\n").last.map(String.init) == uri)
    }
}
