package import Identity

/// Whether a password is an account's: what `sallyportd` asks `sallyport-root-helper`.
///
/// The body of its frame has two fields in this order, each a tag, a length of 2 bytes (big-endian) and as many bytes:
/// 0x01 the name, 1 to 256, and 0x02 the password, 1 to 512.
package struct PasswordQuestion: Hashable, Sendable {
    package static let longestPassword = 512
    static let longestBody = 3 + AccountName.longest + 3 + longestPassword
    /// In bytes.
    package static let longestFrame = ExchangeHeader<RootHelperFrameKind>.length + longestBody

    package let user: AccountName
    /// 1 to 512 bytes without NUL, with which the password would end early in C; its holder may wipe it.
    package var password: [UInt8]

    /// - Throws: ``WireError/field(_:)`` for a password that is empty, too long, or has a NUL.
    package init(user: AccountName, password: [UInt8]) throws(WireError) {
        guard Self.isPassword(password[...]) else { throw .field(Field.password.rawValue) }
        self.user = user
        self.password = password
    }

    /// Reads the body of a frame.
    package init(_ body: ArraySlice<UInt8>) throws(WireError) {
        var rest = body
        let user = try Self.take(.user, from: &rest)
        let password = try Self.take(.password, from: &rest)
        if let more = rest.first { throw .field(more) }
        guard let name = try? AccountName(bytes: user) else { throw .field(Field.user.rawValue) }
        try self.init(user: name, password: Array(password))
    }

    /// Reads the frame that `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> Self? {
        guard let body = try ExchangeHeader<RootHelperFrameKind>.body(of: .checkPassword, in: bytes[...])
        else { return nil }
        return try Self(body)
    }

    /// The whole frame, whose bytes are the only copy of the password that is made: its holder may wipe it.
    package var bytes: [UInt8] {
        let name = Array(user.description.utf8)
        var frame = ExchangeHeader<RootHelperFrameKind>.start(
            .checkPassword, bodyLength: 3 + name.count + 3 + password.count)
        for (field, value) in [(Field.user, name), (.password, password)] {
            frame.append(field.rawValue)
            frame += FrameHeader.bigEndian(UInt16(value.count))
            frame += value
        }
        return frame
    }
}

extension PasswordQuestion: CustomStringConvertible {
    /// Without the password, whoever prints it.
    package var description: String { "PasswordQuestion(\(user))" }
}

extension PasswordQuestion {
    private enum Field: UInt8 {
        case user = 0x01
        case password = 0x02
    }

    private static func isPassword(_ bytes: ArraySlice<UInt8>) -> Bool {
        (1...longestPassword).contains(bytes.count) && !bytes.contains(0)
    }

    private static func take(
        _ field: Field, from rest: inout ArraySlice<UInt8>
    ) throws(WireError) -> ArraySlice<UInt8> {
        guard let tag = rest.popFirst() else { throw .missingField(field.rawValue) }
        guard tag == field.rawValue, let high = rest.popFirst(), let low = rest.popFirst()
        else { throw .field(tag) }
        let length = Int(high) << 8 | Int(low)
        guard length <= rest.count else { throw .field(tag) }
        defer { rest = rest.dropFirst(length) }
        return rest.prefix(length)
    }
}
