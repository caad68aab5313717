/// What `sallyport-root-helper` says of a password, and nothing more: an unknown name and a wrong password look the same.
package enum PasswordAnswer: UInt8, CaseIterable, Sendable {
    case accepted = 1
    case refused = 2
    /// It could not be found out.
    case unavailable = 3

    /// Reads the frame that `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> Self? {
        guard let body = try ExchangeHeader<RootHelperFrameKind>.body(of: .passwordAnswer, in: bytes[...])
        else { return nil }
        guard let value = body.first, let answer = Self(rawValue: value) else { throw .body }
        return answer
    }

    /// The whole frame.
    package var bytes: [UInt8] { ExchangeHeader<RootHelperFrameKind>.frame(.passwordAnswer, [rawValue]) }
}
