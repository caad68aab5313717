/// What `sallyport-root-helper` says of the sessions that it was asked about, in their order.
///
/// The body of its frame has one field, 0x01: for each session an outcome of one byte; for one that was found, the length of
/// its terminal's name (0: none) and the name, then its source (0: none, 1: terminal, 2: connection) and, for a source, 8 bytes; for
/// a terminal 4 more.
package struct InputsAnswer: Hashable, Sendable {
    package let answers: [SessionInputAnswer]

    /// Nil for none, and for more than a question may ask.
    package init?(_ answers: [SessionInputAnswer]) {
        guard (1...InputsQuestion.most).contains(answers.count) else { return nil }
        self.answers = answers
    }

    /// Reads the frame that `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> Self? {
        guard let body = try ExchangeHeader<RootHelperFrameKind>.body(of: .inputsAnswer, in: bytes[...])
        else {
            return nil
        }
        var rest = try FieldValues<InputsAnswerField>(Array(body)).bytes(.answers)
        var answers: [SessionInputAnswer] = []
        while !rest.isEmpty {
            guard let answer = SessionInputAnswer(taking: &rest) else { throw refusal }
            answers.append(answer)
        }
        guard let answer = Self(answers) else { throw refusal }
        return answer
    }

    /// The whole frame.
    package var bytes: [UInt8] {
        ExchangeHeader<RootHelperFrameKind>.frame(
            .inputsAnswer, InputsAnswerField.answers.bytes(answers.flatMap(\.wireBytes)))
    }

    private static var refusal: WireError { .field(InputsAnswerField.answers.rawValue) }
}

/// The one field of an `inputsAnswer`.
enum InputsAnswerField: UInt8, WireField {
    case answers = 0x01

    private static let longest = InputsQuestion.most * (3 + SessionInput.longestTerminal + 8 + 4)

    var lengths: ClosedRange<Int> { 1...Self.longest }

    static var longestBody: Int { 3 + longest }
}
