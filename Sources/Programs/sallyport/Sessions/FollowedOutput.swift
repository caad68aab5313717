/// Where a list that is followed is shown.
protocol FollowedOutput {
    /// Shows what was answered, or that nothing was.
    mutating func show(_ followed: FollowedSessions) throws
    /// Shows the same in a window of another size.
    mutating func fit(_ followed: FollowedSessions) throws
}
