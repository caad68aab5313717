package import Identity

/// When some sessions last had input: what `sallyportd` asks `sallyport-root-helper`.
///
/// The body of its frame has one field, 0x01: the leaders of the sessions, a pid and a start time each.
package struct InputsQuestion: Hashable, Sendable {
    /// Sessions in one question.
    package static let most = 64

    package let leaders: [ProcessIdentity]

    /// Nil for none, for more than ``most``, and for a pid that no process has.
    package init?(leaders: [ProcessIdentity]) {
        guard (1...Self.most).contains(leaders.count), leaders.allSatisfy({ $0.pid > 0 }) else { return nil }
        self.leaders = leaders
    }

    /// Reads the frame that `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> Self? {
        guard let body = try ExchangeHeader<RootHelperFrameKind>.body(of: .tellInputs, in: bytes[...]) else {
            return nil
        }
        return Self(leaders: try FieldValues<InputsQuestionField>(Array(body)).processes(.leaders))
    }

    /// The whole frame.
    package var bytes: [UInt8] {
        ExchangeHeader<RootHelperFrameKind>.frame(
            .tellInputs, InputsQuestionField.leaders.bytes(leaders.wireBytes))
    }
}

/// The one field of a `tellInputs`.
enum InputsQuestionField: UInt8, WireField {
    case leaders = 0x01

    var lengths: ClosedRange<Int> { 12...12 * InputsQuestion.most }

    static var longestBody: Int { 3 + 12 * InputsQuestion.most }
}
