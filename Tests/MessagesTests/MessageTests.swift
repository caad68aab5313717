import Identity
import Messages
import Testing
import Wire

/// OpenSSH clients in an 8-bit locale die on a byte outside ASCII, and show escapes as they are.
@Suite struct `What a person is told` {
    @Test(arguments: Message.examples + Message.extremes)
    func `is ASCII without control characters, and not too long`(message: Message) {
        let text = message.text
        #expect(text.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A })
        #expect(!text.contains("\\") && !text.hasSuffix("\n") && !text.contains("\n\n"))
        #expect((1...640).contains(text.utf8.count))
    }

    @Test(arguments: Message.examples.filter(\.isProse) + Message.extremes)
    func `is a sentence, or several`(message: Message) {
        #expect(message.text.hasSuffix(".") || message.text.lastSentence.contains(": "))
        #expect(!message.text.contains("  "))
    }

    @Test func `has an example of every case`() {
        let enrolment = Message.examples.compactMap(\.ofEnrolment)
        let selfService = Message.examples.compactMap(\.ofSelfService)
        #expect(Set(Message.examples.map(\.number)) == Set(Message.numbers))
        #expect(Set(enrolment.map(\.number)) == Set(EnrolmentMessage.numbers))
        let delivery = Message.examples.compactMap(\.ofDelivery)
        #expect(Set(selfService.map(\.number)) == Set(SelfServiceMessage.numbers))
        #expect(Set(delivery.map(\.number)) == Set(DeliveryMessage.numbers))
        let occasion = Message.examples.compactMap(\.ofOccasion)
        #expect(Set(occasion.map(\.number)) == Set(OccasionMessage.numbers))
    }

    @Test(arguments: [
        (Message.refusals, Message.refusalTexts), (Message.information, Message.informationTexts),
        (Message.enrolment, Message.enrolmentTexts), (Message.selfService, Message.selfServiceTexts),
        (Message.delivery, Message.deliveryTexts), (Message.deliveryHelp, Message.deliveryHelpTexts),
        (Message.occasion, Message.occasionTexts),
    ])
    func `is what it was`(messages: [Message], texts: String) {
        let expected = texts.split(separator: "\n---\n").map(String.init)
        #expect(expected.count == messages.count)
        for (message, text) in zip(messages, expected) { #expect(message.text == text) }
    }

    @Test func `tells each thing in words of its own`() {
        let texts = Message.examples.map(\.text)
        #expect(Set(texts).count == texts.count)
    }

    /// PAM_SILENT leaves these out.
    @Test func `is told even to a silent program where it is about a fault`() {
        #expect(Message.refusals.allSatisfy { $0.isError })
        #expect(Message.information.allSatisfy { !$0.isError })
        let faults = Message.enrolment.filter(\.isError).compactMap(\.ofEnrolment)
        #expect(Set(faults.map(\.number)) == [6, 8, 9, 10, 12, 13])
        let selfService = Message.selfService.filter { !$0.isError }.compactMap(\.ofSelfService)
        #expect(Set(selfService.map(\.number)) == [3, 13, 14, 15, 16, 19, 20, 21, 22, 23])
        let delivery = Message.delivery.filter { !$0.isError }.compactMap(\.ofDelivery)
        #expect(Set(delivery.map(\.number)) == [0, 1, 2, 3, 11, 12, 18])
        let occasion = Message.occasion.filter(\.isError).compactMap(\.ofOccasion)
        #expect(Set(occasion.map(\.number)) == [5, 6, 7])
    }

    @Test(arguments: Message.examples)
    func `says nothing of an account before the first factor`(message: Message) {
        let harmless: [Message] = [
            .refused, .help(.beforeFirstFactor), .malformedCode(digits: nil), .timedOut, .noMoreTries,
            .contact(Message.contact), .contact("the help desk, extension 1234"),
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

    @Test(arguments: [(nil, "A code is 6 to 8 digits."), (7, "A code is 7 digits;")] as [(Int?, String)])
    func `says what a code looks like, where that is known`(digits: Int?, words: String) {
        let help = Help(authenticator: .token, digits: digits, takesRecoveryCodes: false, takesPass: false)
        #expect(Message.help(help).text.contains(words))
        #expect(Message.malformedCode(digits: digits).text.contains(words))
    }
}

extension Message {
    /// The longest that settings allow.
    static let contact = String(repeating: "the help desk, extension 1234; ", count: 6) + "ask Ann"

    /// The longest values there are.
    static let extremes: [Message] = [
        .contact(contact), .wrongCode(triesLeft: .max), .voidCode(seconds: .max / 2),
        .tooManyTries(seconds: .max / 2), .tooManyGuesses(seconds: .max / 2),
        .clockDiffers(seconds: -.max / 2),
        .selfService(.tooManyPasswords(seconds: .max / 2)), .delivery(.tooSoon(.email, seconds: .max / 2)),
        .delivery(.underway(.email, to: longestAddress, .certificate)),
        .delivery(.notVerified(.email, to: longestAddress)), longestHelp,
    ]

    /// What remains of the longest address that is masked.
    private static let longestAddress = "a***@e***." + String(repeating: "o", count: 63)

    var ofEnrolment: EnrolmentMessage? {
        if case .enrolment(let message) = self { message } else { nil }
    }

    var ofSelfService: SelfServiceMessage? {
        if case .selfService(let message) = self { message } else { nil }
    }

    var ofDelivery: DeliveryMessage? {
        if case .delivery(let message) = self { message } else { nil }
    }

    var ofOccasion: OccasionMessage? {
        if case .occasion(let message) = self { message } else { nil }
    }

    /// Not a list, a key, a drawing, nor words above one.
    var isProse: Bool {
        switch self {
        case .enrolment(.key), .enrolment(.qrCode), .enrolment(.keyURI), .enrolment(.recoveryCodes),
            .enrolment(.needed), .occasion(.confirming):
            false
        default: true
        }
    }
}

extension String {
    /// A sentence that ends in a command to copy has no full stop behind it.
    fileprivate var lastSentence: Substring { split(separator: ". ").last ?? "" }
}
