/// What a rule says and a `Match` line cannot.
package enum SSHDBlocksObstacle: Hashable, Sendable {
    /// sshd knows no time of the week.
    case time
    /// The name has characters that mean something else in a pattern.
    case name(String)
    /// A list has nobody who exists, or nobody at all.
    case nobody
}
