/// Why there is no answer.
package enum HangUpCause: UInt8, CaseIterable, Sendable {
    /// The conversation function of PAM failed.
    case conversationFailed = 1
    case noAnswer = 2
    case answerTooLong = 3
}
