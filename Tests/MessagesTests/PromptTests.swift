import Messages
import Testing

@Suite struct `A prompt` {
    private static let texts: [(Prompt, String)] = [
        (.verificationCode, "Verification code (? for help): "),
        (.enrolmentCode, "Code from your app (Enter: QR code, ? for help): "),
        (.recoveryCodesSaved, "Press Enter when you have saved them: "),
        (.announcement(mayEnrol: true), "Press Enter to go on, or type e to set it up now: "),
        (.announcement(mayEnrol: false), "Press Enter to go on: "), (.password, "Password: "),
        (.confirmation, "Type yes to go on: "), (.goOn, "Press Enter to go on: "),
        (.farewell, "Press Enter to end this login: "),
    ]

    @Test(arguments: texts)
    func `is what programs that answer it look for`(prompt: Prompt, text: String) {
        #expect(prompt.text == text)
        #expect(text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && text.utf8.count <= 80)
    }

    @Test(arguments: texts)
    func `hides what is typed where it is a password`(prompt: Prompt, text: String) {
        #expect(prompt.isEchoed == (prompt != .password))
    }
}
