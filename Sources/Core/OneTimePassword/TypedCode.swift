/// What a person typed at the prompt, known by its form alone.
///
/// A typed code is judged against one method, so the form decides which: three methods of six digits each
/// would be three chances to guess.
package enum TypedCode: Hashable, Sendable {
    /// 6 to 8 digits.
    case authenticator([UInt8])
    /// Two consecutive codes of an authenticator in one answer: 12, 14 or 16 digits, cut in the middle.
    case pair([UInt8], [UInt8])
    /// A number from 1 to 10 and 16 Base32 characters: 17 or 18 in all, even where each is a digit.
    case recovery(RecoveryCode)
    /// 16 Base32 characters, not all of them digits.
    case pass(PassCode)

    /// Reads an answer; spaces and hyphens anywhere and the case of letters do not matter.
    ///
    /// - Returns: nil for every other form.
    package init?(_ answer: [UInt8]) {
        let dense = Self.dense(answer)
        let isDigits = dense.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        switch (dense.count, isDigits) {
        case (6...8, true): self = .authenticator(dense)
        case (12, true), (14, true), (16, true):
            let middle = dense.count / 2
            self = .pair(Array(dense[..<middle]), Array(dense[middle...]))
        case (17...18, _):
            guard let code = RecoveryCode(typed: dense) else { return nil }
            self = .recovery(code)
        default:
            guard let code = PassCode(typed: dense) else { return nil }
            self = .pass(code)
        }
    }

    /// An answer without its spaces and hyphens.
    static func dense(_ answer: [UInt8]) -> [UInt8] {
        answer.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
    }
}
