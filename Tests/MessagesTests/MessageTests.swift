import Messages
import Testing

/// OpenSSH clients in an 8-bit locale die on a byte outside ASCII, and show escapes as they are.
@Suite struct `What a person is told` {
    @Test(arguments: Message.examples)
    func `is ASCII without control characters, short, and a sentence`(message: Message) {
        let text = message.text
        #expect(text.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A })
        #expect(!text.contains("\\") && !text.contains("  "))
        #expect((1...500).contains(text.utf8.count))
        #expect(text.hasSuffix("."))
    }

    @Test(arguments: [Prompt.verificationCode, .farewell])
    func `is a prompt that ends with a space`(prompt: Prompt) {
        #expect(prompt.text.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        #expect(prompt.text.hasSuffix(": ") && prompt.text.utf8.count <= 80)
    }

    @Test func `tells each thing in words of its own`() {
        let texts = Message.examples.map(\.text)
        #expect(Set(texts).count == texts.count)
    }

    @Test(arguments: Message.examples)
    func `says nothing of an account before the first factor`(message: Message) {
        let harmless: [Message] = [
            .refused, .help(digits: nil), .malformedCode(digits: nil), .timedOut, .noMoreTries,
            .contact(Message.contact),
        ]
        #expect(harmless.contains(message.beforeFirstFactor))
        #expect(message.beforeFirstFactor.beforeFirstFactor == message.beforeFirstFactor)
    }

    @Test(
        arguments: [
            (1, "1 s"), (28, "28 s"), (119, "119 s"), (120, "2 min"), (121, "3 min"), (900, "15 min"),
            (7_199, "120 min"), (7_200, "2 h"), (7_201, "3 h"), (86_400, "24 h"),
        ] as [(Int64, String)])
    func `names a time that is long enough`(seconds: Int64, words: String) {
        #expect(Message.tooManyTries(seconds: seconds).text.contains("wait \(words),"))
        #expect(Message.voidCode(seconds: seconds).text.hasSuffix("shows in \(words)."))
        #expect(Message.clockDiffers(seconds: -seconds).text.contains("about \(words)."))
    }

    @Test(arguments: [
        (0, "That code is wrong."),
        (1, "That code is wrong. One more try before you must wait."),
        (4, "That code is wrong. 4 more tries before you must wait."),
    ])
    func `counts the tries that are left`(left: Int, text: String) {
        #expect(Message.wrongCode(triesLeft: left).text == text)
    }

    @Test(arguments: [(nil, "A code is 6 to 8 digits."), (7, "A code is 7 digits;")] as [(Int?, String)])
    func `says what a code looks like, where that is known`(digits: Int?, words: String) {
        #expect(Message.help(digits: digits).text.contains(words))
        #expect(Message.malformedCode(digits: digits).text.contains(words))
    }
}

extension Message {
    /// The longest that settings allow.
    static let contact = String(repeating: "the help desk, extension 1234; ", count: 6) + "ask Ann"

    /// Each message, with its shortest and longest values.
    static let examples = plain + counted + described

    private static let plain: [Message] = [
        .refused, .usedCode, .clockInDoubt, .shut, .notEnrolled, .locked, .proofMissing, .storeFull,
        .recordDamaged, .recordOfAnother, .unavailable, .timedOut, .noMoreTries, .contact(contact),
    ]

    private static let counted: [Message] = [
        .wrongCode(triesLeft: 0), .wrongCode(triesLeft: 1), .wrongCode(triesLeft: 4),
        .wrongCode(triesLeft: .max),
        .voidCode(seconds: 1), .voidCode(seconds: .max / 2), .tooManyTries(seconds: 1),
        .tooManyTries(seconds: .max / 2), .clockDiffers(seconds: -600), .clockDiffers(seconds: 90),
    ]

    private static let described: [Message] = [nil, 6, 8].flatMap { (digits: Int?) -> [Message] in
        [.malformedCode(digits: digits), .help(digits: digits)]
    }
}
