/// How a conversation ends.
package enum Verdict: UInt8, CaseIterable, Sendable {
    case granted = 0
    /// Policy does not ask.
    case notAsked = 1
    case refused = 2
    case unavailable = 3
}
