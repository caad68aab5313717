import OneTimePassword
import TestSupport
import Testing

@Suite struct `A typed code` {
    @Test(arguments: ["123456", "1234567", "12345678", "123 456", "12-34-56", " 1234 5678 ", "0000 00"])
    func `of 6 to 8 digits is an authenticator's`(answer: String) {
        let digits = answer.utf8.filter { $0 != 0x20 && $0 != 0x2D }
        #expect(TypedCode(answer) == .authenticator(digits))
    }

    @Test(arguments: [
        ("123456654321", "123456", "654321"), ("123456 654321", "123456", "654321"),
        ("12345677654321", "1234567", "7654321"), ("1234 5678 8765 4321", "12345678", "87654321"),
        ("2222222222222222", "22222222", "22222222"),
    ])
    func `of 12, 14 or 16 digits is a pair`(answer: String, first: String, second: String) {
        #expect(TypedCode(answer) == .pair(Array(first.utf8), Array(second.utf8)))
    }

    @Test(arguments: [
        ("3-ABCD-EFGH-JKLM-NPQR", 3, "ABCDEFGHJKLMNPQR"), ("3abcdefghjklmnpqr", 3, "ABCDEFGHJKLMNPQR"),
        (" 10 - abcd EFGH jklm npqr", 10, "ABCDEFGHJKLMNPQR"), ("9-2345672345672345", 9, "2345672345672345"),
        ("1-0000111188882222", 1, "OOOOIIIIBBBB2222"), ("1 1-ABCDEFGHJKLMNPQ", 1, "IABCDEFGHJKLMNPQ"),
        ("10 2222 2222 2222 2222", 10, "2222222222222222"), ("1-o0O0-i1I1-b8B8-2222", 1, "OOOOIIIIBBBB2222"),
    ])
    func `with a number from 1 to 10 is a recovery code, even of digits alone`(
        answer: String, number: Int, value: String
    ) throws {
        let code = try #require(RecoveryCode(typed: Array(answer.utf8)))
        #expect(code.number == number)
        #expect(code.value == Array(value.utf8))
        #expect(TypedCode(answer) == .recovery(code))
    }

    @Test(arguments: [
        ("ABCD-EFGH-JKLM-NPQR", "ABCDEFGHJKLMNPQR"), ("abcdefghjklmnpqr", "ABCDEFGHJKLMNPQR"),
        ("2222 2222 2222 222A", "222222222222222A"), ("a018 a018 a018 a018", "AOIBAOIBAOIBAOIB"),
    ])
    func `of 16 characters, not all digits, is a pass`(answer: String, value: String) throws {
        let code = try #require(PassCode(typed: Array(answer.utf8)))
        #expect(code.value == Array(value.utf8))
        #expect(TypedCode(answer) == .pass(code))
    }

    @Test(arguments: [
        "", " ", "-", "?", "12345", "123456789", "1234567890", "12345678901", "1234567890123",
        "123456789012345",
        "123 45a", "12345o", "１２３４５６", "+123456", "123456\n", "123456\t", "123456\0", "123_456", "123.456",
        "123456\u{A0}",
    ])
    func `of digits in another number, or beside other characters, is none`(answer: String) {
        #expect(TypedCode(answer) == nil)
    }

    @Test(arguments: [
        "ABCDEFGHJKLMNPQ", "ABCDEFGHJKLMNPQ9", "ABCDEFGHJKLMNPQ=", "ABCD_EFGH_JKLM_NPQ",
        "ABCDEFGHJKLMNPQ\u{C9}",
        "3ABCDEFGHJKLMNP9R", "0ABCDEFGHJKLMNPQR", "AABCDEFGHJKLMNPQR", "OABCDEFGHJKLMNPQR",
        "11ABCDEFGHJKLMNPQR",
        "1OABCDEFGHJKLMNPQR", "IOABCDEFGHJKLMNPQR", "01ABCDEFGHJKLMNPQR", "00ABCDEFGHJKLMNPQR",
        "+3ABCDEFGHJKLMNPQR", "3.ABCDEFGHJKLMNPQR", "10-ABCDEFGHJKLMNPQRS", "99999999999999999", "email",
        "sms",
    ])
    func `of letters in any other form is none`(answer: String) {
        #expect(TypedCode(answer) == nil)
    }

    @Test func `of bytes that are no text is none`() {
        #expect(TypedCode([UInt8](repeating: 0xFF, count: 16)) == nil)
        #expect(TypedCode([UInt8](repeating: 0x80, count: 6)) == nil)
        #expect(TypedCode([UInt8](repeating: UInt8(ascii: "A"), count: 4096)) == nil)
    }

    /// Any answer: what is read has the form that it is said to have.
    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `is what it looks like, whatever is typed`(seed: UInt64) {
        var random = RandomSequence(seed: seed)
        let characters = Array("0123456789ABCOIBabz -=?\u{E9}".utf8)
        for _ in 0..<500 {
            let count = Int.random(in: 0...24, using: &random)
            let answer = (0..<count).map { _ in
                characters[Int.random(in: 0..<characters.count, using: &random)]
            }
            let dense = answer.count { $0 != 0x20 && $0 != 0x2D }
            switch TypedCode(answer) {
            case .authenticator(let code): #expect(code.count == dense && (6...8).contains(dense))
            case .pair(let first, let second):
                #expect(first.count == second.count && first.count * 2 == dense)
            case .recovery(let code): #expect(dense == 16 + "\(code.number)".count)
            case .pass(let code): #expect(dense == 16 && code.value.count == 16)
            case nil: break
            }
        }
    }
}

extension TypedCode {
    fileprivate init?(_ answer: String) { self.init(Array(answer.utf8)) }
}
