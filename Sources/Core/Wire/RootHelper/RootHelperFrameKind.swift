/// What a frame between `sallyportd` and `sallyport-root-helper` is, and so how long it may be.
package enum RootHelperFrameKind: UInt8, CaseIterable, ExchangeFrameKind {
    package static let magic: [UInt8] = [0x53, 0x52]

    case checkPassword = 0x01
    case tellPlace = 0x02
    case passwordAnswer = 0x81
    case placeAnswer = 0x82

    /// In bytes.
    package var longestBody: UInt32 {
        switch self {
        case .checkPassword: UInt32(PasswordQuestion.longestBody)
        case .tellPlace: UInt32(PlaceQuestion.longestBody)
        case .passwordAnswer: 1
        case .placeAnswer: UInt32(PlaceAnswerField.longestBody)
        }
    }
}
