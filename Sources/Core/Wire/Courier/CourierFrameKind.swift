/// What a frame between `sallyportd` and `sallyport-courier` is, and so how long it may be.
package enum CourierFrameKind: UInt8, CaseIterable, ExchangeFrameKind {
    case deliver = 0x01
    /// One or two to a request: a deferral may come before what became of it in the end.
    case deliveryAnswer = 0x81

    package static let magic: [UInt8] = [0x53, 0x43]

    package var longestBody: UInt32 {
        switch self {
        case .deliver: 8_192
        case .deliveryAnswer: 24_576
        }
    }
}
