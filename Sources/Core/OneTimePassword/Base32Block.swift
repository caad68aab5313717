/// Sixteen Base32 characters, 80 bits: what recovery codes and passes are made of.
///
/// At least one of them is a letter that no digit is taken for, so that a block typed alone is never read as
/// the digits of an authenticator.
struct Base32Block: Hashable, Sendable {
    /// Length of the random bytes that make a block.
    static let randomLength = 10
    static let count = 16

    /// 16 ASCII characters, `A` to `Z` and `2` to `7`.
    let value: [UInt8]

    /// Writes random bytes as Base32.
    ///
    /// One in 650 million would have no letter that is not taken for a digit (9 of 32 characters, 16 times);
    /// a bit of its first byte is turned, which makes the first character such a letter.
    ///
    /// - Precondition: As many bytes as ``randomLength`` says.
    init(random: [UInt8]) {
        precondition(random.count == Self.randomLength)
        let plain = Self.characters(random)
        value = plain.contains(where: Self.isUnmistakable) ? plain : Self.characters(Self.turned(random))
    }

    /// Reads 16 characters in either case, with 0, 1 and 8 for the letters that they look like.
    ///
    /// - Returns: nil for another number of characters, or one that has no such meaning.
    init?(typed: ArraySlice<UInt8>) {
        let read = typed.compactMap(Self.character)
        guard typed.count == Self.count, read.count == Self.count else { return nil }
        value = read
    }

    /// Four groups of four, such as `ABCD-EFGH-JKLM-NPQR`.
    var text: String {
        stride(from: 0, to: value.count, by: 4)
            .map { String(decoding: value[$0..<$0 + 4], as: UTF8.self) }
            .joined(separator: "-")
    }
}

extension Base32Block {
    private static func characters(_ bytes: [UInt8]) -> [UInt8] { Array(Base32.encode(bytes).utf8) }

    /// Makes S to X of 2 to 7, and G, A and J of O, I and B.
    private static func turned(_ random: [UInt8]) -> [UInt8] {
        [random[0] ^ 0x40] + random.dropFirst()
    }

    private static func isUnmistakable(_ character: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(character) && !"OIB".utf8.contains(character)
    }

    private static func character(_ typed: UInt8) -> UInt8? {
        switch typed {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "2")...UInt8(ascii: "7"): typed
        case UInt8(ascii: "a")...UInt8(ascii: "z"): typed - UInt8(ascii: "a") + UInt8(ascii: "A")
        case UInt8(ascii: "0"): UInt8(ascii: "O")
        case UInt8(ascii: "1"): UInt8(ascii: "I")
        case UInt8(ascii: "8"): UInt8(ascii: "B")
        default: nil
        }
    }
}
