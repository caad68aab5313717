/// What became of a session that was to be ended.
package struct SessionEndAnswer: Hashable, Sendable {
    /// Of the processes that are named.
    package static let mostSurvivors = 16

    package enum Outcome: UInt8, CaseIterable, Hashable, Sendable {
        case endedByLogind = 1
        case endedBySignal = 2
        /// Its leader was no more before anything was done, or another process has its pid.
        case gone = 3
        /// The leader is not that of a session of the user: nothing was done.
        case refused = 4
        /// It could not be done.
        case unavailable = 5
        /// Its leader is gone; but something that was to be ended with it lives on, or nobody could look whether it does.
        case resisted = 6

        fileprivate var hasSurvivors: Bool {
            switch self {
            case .endedByLogind, .endedBySignal, .resisted: true
            case .gone, .refused, .unavailable: false
            }
        }
    }

    package let outcome: Outcome
    /// Those that were there when the leader had ended.
    package let survivors: [SurvivingProcess]

    /// Nil for too many survivors, or survivors of a session whose leader was not ended.
    package init?(_ outcome: Outcome, survivors: [SurvivingProcess]) {
        guard survivors.count <= Self.mostSurvivors, outcome.hasSurvivors || survivors.isEmpty else {
            return nil
        }
        self.outcome = outcome
        self.survivors = survivors
    }

    /// An answer without survivors.
    package init(_ outcome: Outcome) {
        self.outcome = outcome
        survivors = []
    }

    /// Reads the frame that `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> Self? {
        guard let body = try ExchangeHeader<RootHelperFrameKind>.body(of: .endAnswer, in: bytes[...]) else {
            return nil
        }
        let fields = try FieldValues<EndAnswerField>(Array(body))
        guard let outcome = Outcome(rawValue: try fields.integer(.outcome)) else {
            throw .field(EndAnswerField.outcome.rawValue)
        }
        var rest = (fields.bytesIfSent(.survivors) ?? [])[...]
        var survivors: [SurvivingProcess] = []
        while !rest.isEmpty {
            guard let survivor = SurvivingProcess(taking: &rest) else { throw refusal }
            survivors.append(survivor)
        }
        guard let answer = Self(outcome, survivors: survivors) else { throw refusal }
        return answer
    }

    /// The whole frame.
    package var bytes: [UInt8] {
        let named = survivors.flatMap(\.wireBytes)
        let body =
            EndAnswerField.outcome.bytes([outcome.rawValue])
            + (named.isEmpty ? [] : EndAnswerField.survivors.bytes(named))
        return ExchangeHeader<RootHelperFrameKind>.frame(.endAnswer, body)
    }

    private static var refusal: WireError { .field(EndAnswerField.survivors.rawValue) }
}

/// The fields of an `endAnswer`, by their tags.
enum EndAnswerField: UInt8, WireField {
    case outcome = 0x01
    case survivors = 0x02

    var lengths: ClosedRange<Int> {
        switch self {
        case .outcome: 1...1
        case .survivors: 6...SessionEndAnswer.mostSurvivors * (6 + SurvivingProcess.longestName)
        }
    }

    /// All of them, each with its tag and its length.
    static var longestBody: Int { allCases.reduce(0) { $0 + 3 + $1.lengths.upperBound } }
}
