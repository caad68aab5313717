import Identity
import Testing

@Suite struct `A phone number` {
    @Test(arguments: [
        ("+4915112345678", "+4915112345678"), ("+49 (151) 123-456.78", "+4915112345678"),
        ("+1234567", "+1234567"), ("+123456789012345", "+123456789012345"),
    ])
    func `is kept without what makes it readable`(text: String, number: String) throws {
        #expect(try PhoneNumber(text).description == number)
        #expect(try PhoneNumber(text).digits == number.dropFirst())
        #expect(try Destination(text, by: .sms) == .phone(PhoneNumber(number)))
    }

    @Test(
        arguments: [
            ("", .empty), ("015112345678", .notInternational), ("004915112345678", .notInternational),
            ("+0151123456", .notInternational), ("+123456", .notInternational),
            ("+1234567890123456", .notInternational), ("+", .notInternational), ("- ", .notInternational),
            ("+49a151123456", .forbiddenCharacter(0x61)), ("+49\n151123456", .forbiddenCharacter(0x0A)),
            ("++49151123456", .forbiddenCharacter(0x2B)), ("+4915112345\u{661}", .forbiddenCharacter(0x661)),
            ("+" + String(repeating: " ", count: 40), .tooLong(bytes: 41)),
        ] as [(String, IdentityError)])
    func `is one of the whole world`(text: String, error: IdentityError) {
        #expect(throws: error) { try PhoneNumber(text) }
    }

    @Test(arguments: [("+4915112345678", "+49***78"), ("+1234567", "+12***67")])
    func `is shown to others by its ends alone`(text: String, masked: String) throws {
        #expect(try PhoneNumber(text).masked == masked)
        #expect(try Destination(text, by: .sms).masked == masked)
    }

    @Test func `is no e-mail address, nor the other way round`() {
        #expect(throws: IdentityError.notAMailbox) { try Destination("+4915112345678", by: .email) }
        #expect(throws: IdentityError.notInternational) { try Destination("a@b", by: .sms) }
    }

    @Test(arguments: [("email", .email), ("mail", .email), ("sms", .sms)] as [(String, OutOfBandChannel)])
    func `is reached by a channel with a word`(word: String, channel: OutOfBandChannel) {
        #expect(OutOfBandChannel(word: word) == channel)
        #expect(OutOfBandChannel(word: channel.word) == channel)
        for other in ["", "Email", "e-mail", "sms ", "phone"] {
            #expect(OutOfBandChannel(word: other) == nil)
        }
    }
}
