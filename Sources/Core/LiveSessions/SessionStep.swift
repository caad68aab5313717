/// What is to be done with a session now.
package enum SessionStep: Hashable, Sendable {
    /// Nothing, up to that moment of the boot clock.
    case wait(until: Int64)
    /// Its terminal is to be told of the end.
    case warn(SessionEnd)
    case end(SessionEnd)
}
