/// One of ten codes that a person keeps for the day the authenticator is lost (NIST SP 800-63B §5.1.2).
///
/// The number names the kept hash that it is judged against, so that one slow hash is computed a try.
package struct RecoveryCode: Hashable, Sendable {
    /// How many codes a person has.
    package static let count = 10
    /// Length of the random bytes of each.
    package static let randomLength = Base32Block.randomLength

    /// 1 to ``count``.
    package let number: Int
    private let block: Base32Block

    /// - Precondition: `number` is 1 to ``count``, and `random` as long as ``randomLength``.
    package init(number: Int, random: [UInt8]) {
        precondition((1...Self.count).contains(number))
        self.number = number
        block = Base32Block(random: random)
    }

    /// Reads one as typed: spaces and hyphens anywhere, either case, and 0, 1 and 8 for O, I and B.
    ///
    /// What is taken for a letter after the number is not in it.
    ///
    /// - Returns: nil for anything but a number and 16 characters.
    package init?(typed: [UInt8]) {
        let dense = TypedCode.dense(typed)
        let prefix = dense.dropLast(Base32Block.count)
        guard let number = Self.number(prefix), let block = Base32Block(typed: dense[prefix.endIndex...])
        else { return nil }
        self.number = number
        self.block = block
    }

    /// What is hashed: the 16 characters in capitals, without the number.
    package var value: [UInt8] { block.value }

    /// The code as it is shown, such as `3-ABCD-EFGH-JKLM-NPQR`.
    package var text: String { "\(number)-\(block.text)" }

    /// Reads `1` to `10`, without a zero or sign before them.
    private static func number(_ prefix: ArraySlice<UInt8>) -> Int? {
        (1...count).first { prefix.elementsEqual("\($0)".utf8) }
    }
}

extension RecoveryCode: CustomStringConvertible, CustomReflectable {
    /// Which number, never which characters.
    package var description: String { "RecoveryCode(\(number))" }

    /// Nothing for `dump` to print.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
