/// What became of a line that was to be written.
package enum LineAnswer: Hashable, Sendable {
    /// So many terminals took all of it, 0 to ``most``.
    case written(terminals: Int)
    /// The session's leader is no more, or another process has its pid.
    case gone
    /// It could not be done.
    case unavailable

    /// Terminals of one session that are written to, or looked at.
    package static let most = 16

    /// Reads the frame that `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> Self? {
        guard let body = try ExchangeHeader<RootHelperFrameKind>.body(of: .lineAnswer, in: bytes[...]) else {
            return nil
        }
        switch Array(body) {
        case [Outcome.gone]: return .gone
        case [Outcome.unavailable]: return .unavailable
        case let body where body.count == 2 && body[0] == Outcome.written && body[1] <= most:
            return .written(terminals: Int(body[1]))
        default: throw .body
        }
    }

    /// The whole frame.
    ///
    /// - Precondition: there are at most ``most`` terminals.
    package var bytes: [UInt8] {
        let body: [UInt8] =
            switch self {
            case .written(let terminals): [Outcome.written, UInt8(terminals)]
            case .gone: [Outcome.gone]
            case .unavailable: [Outcome.unavailable]
            }
        return ExchangeHeader<RootHelperFrameKind>.frame(.lineAnswer, body)
    }

    private enum Outcome {
        static let written: UInt8 = 1
        static let gone: UInt8 = 2
        static let unavailable: UInt8 = 3
    }
}
