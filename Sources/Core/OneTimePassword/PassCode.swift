/// An administrator's temporary code, which lets one account in for a while without its second factor.
package struct PassCode: Hashable, Sendable {
    /// Length of the random bytes that make one.
    package static let randomLength = Base32Block.randomLength

    private let block: Base32Block

    /// - Precondition: `random` is as long as ``randomLength``.
    package init(random: [UInt8]) {
        block = Base32Block(random: random)
    }

    /// Reads one as typed: spaces and hyphens anywhere, either case, and 0, 1 and 8 for O, I and B.
    ///
    /// - Returns: nil for anything but 16 characters.
    package init?(typed: [UInt8]) {
        guard let block = Base32Block(typed: TypedCode.dense(typed)[...]) else { return nil }
        self.block = block
    }

    /// What is hashed: the 16 characters in capitals.
    package var value: [UInt8] { block.value }

    /// The code as it is shown, such as `ABCD-EFGH-JKLM-NPQR`.
    package var text: String { block.text }
}

extension PassCode: CustomStringConvertible, CustomReflectable {
    /// Nothing of it.
    package var description: String { "PassCode" }

    /// Nothing for `dump` to print.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
