/// What a frame between `sallyportd` and `sallyport-root-helper` is, and so how long it may be.
package enum RootHelperFrameKind: UInt8, CaseIterable, ExchangeFrameKind {
    package static let magic: [UInt8] = [0x53, 0x52]

    case checkPassword = 0x01
    case tellPlace = 0x02
    case tellInputs = 0x03
    case writeLine = 0x04
    case endSession = 0x05
    case passwordAnswer = 0x81
    case placeAnswer = 0x82
    case inputsAnswer = 0x83
    case lineAnswer = 0x84
    case endAnswer = 0x85

    /// In bytes.
    package var longestBody: UInt32 {
        switch self {
        case .checkPassword: UInt32(PasswordQuestion.longestBody)
        case .tellPlace: UInt32(PlaceQuestion.longestBody)
        case .tellInputs: UInt32(InputsQuestionField.longestBody)
        case .writeLine: UInt32(LineQuestionField.longestBody)
        case .endSession: UInt32(EndQuestionField.longestBody)
        case .passwordAnswer: 1
        case .placeAnswer: UInt32(PlaceAnswerField.longestBody)
        case .inputsAnswer: UInt32(InputsAnswerField.longestBody)
        case .lineAnswer: 2
        case .endAnswer: UInt32(EndAnswerField.longestBody)
        }
    }
}
