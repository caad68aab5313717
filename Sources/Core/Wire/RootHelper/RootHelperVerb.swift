/// What `sallyport-root-helper` is asked to do.
package enum RootHelperVerb: CaseIterable, Sendable {
    case checkPassword
    case tellPlace

    /// Of any request, in bytes.
    package static let longestFrame = PasswordQuestion.longestFrame

    /// Which request `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    /// - Throws: as soon as what is there can never become a request, or more than one is there.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> Self? {
        let verb =
            bytes.dropFirst(3).first == RootHelperFrameKind.tellPlace.rawValue ? tellPlace : checkPassword
        return try ExchangeHeader<RootHelperFrameKind>.body(of: verb.kind, in: bytes[...]) == nil ? nil : verb
    }

    private var kind: RootHelperFrameKind {
        switch self {
        case .checkPassword: .checkPassword
        case .tellPlace: .tellPlace
        }
    }
}
