/// What `sallyport-root-helper` is asked to do.
package enum RootHelperVerb: CaseIterable, Sendable {
    case checkPassword
    case tellPlace
    case tellInputs
    case writeLine
    case endSession

    /// Of any request, in bytes.
    package static let longestFrame = PasswordQuestion.longestFrame

    /// Which request `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    /// - Throws: as soon as what is there can never become a request, or more than one is there.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> Self? {
        let sent = bytes.dropFirst(3).first
        let verb = allCases.first { $0.kind.rawValue == sent } ?? checkPassword
        return try ExchangeHeader<RootHelperFrameKind>.body(of: verb.kind, in: bytes[...]) == nil ? nil : verb
    }

    /// Whether it is about live sessions, and not about who somebody is.
    package var isAboutSessions: Bool {
        switch self {
        case .checkPassword, .tellPlace: false
        case .tellInputs, .writeLine, .endSession: true
        }
    }

    private var kind: RootHelperFrameKind {
        switch self {
        case .checkPassword: .checkPassword
        case .tellPlace: .tellPlace
        case .tellInputs: .tellInputs
        case .writeLine: .writeLine
        case .endSession: .endSession
        }
    }
}
