/// What a frame between `sallyportd` and `sallyport-root-helper` is, and so how long it may be.
package enum RootHelperFrameKind: UInt8, CaseIterable, ExchangeFrameKind {
    package static let magic: [UInt8] = [0x53, 0x52]

    case checkPassword = 0x01
    case passwordAnswer = 0x81

    /// In bytes.
    package var longestBody: UInt32 {
        switch self {
        case .checkPassword: UInt32(PasswordQuestion.longestBody)
        case .passwordAnswer: 1
        }
    }
}
