/// What a frame is, and so who may send it and how long it may be.
package enum FrameKind: UInt8, CaseIterable, Sendable {
    case begin = 0x01
    case answer = 0x02
    case hungUp = 0x03
    case request = 0x04
    case show = 0x11
    case ask = 0x12
    case finish = 0x13

    package enum Sender: Sendable {
        case client
        case daemon
    }

    package var sender: Sender {
        switch self {
        case .begin, .answer, .hungUp, .request: .client
        case .show, .ask, .finish: .daemon
        }
    }

    /// The most bytes of UTF-8 that a `show` or an `ask` can carry.
    package static let longestText = 16_383

    /// In bytes.
    package var longestBody: UInt32 {
        switch self {
        case .begin: 40_960
        case .answer: 512
        case .hungUp: 1
        case .request: 4_096
        case .show, .ask: UInt32(Self.longestText) + 1
        case .finish: 17
        }
    }
}
