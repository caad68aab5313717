extension Account {
    /// Brings factors about which knowledge was lost into `epoch`, once: what could have been accepted until now is
    /// void, and from then on they are like any other.
    ///
    /// Failures and uses of devices of a time that has not come yet are brought back to now.
    ///
    /// - Parameters:
    ///   - epoch: the one that has begun.
    ///   - now: seconds since 1970-01-01 00:00 UTC.
    ///   - window: steps of tolerance each way, as in ``Attempt/window``.
    /// - Returns: whether there was any.
    package mutating func settleDoubts(in epoch: Epoch, at now: Int64, window: UInt64 = 1) -> Bool {
        var isChanged = failures.settle(at: now)
        if unprovenFailures.settle(at: now) { isChanged = true }
        if devices.settle(at: now) { isChanged = true }
        for position in factors.indices where factors[position].authenticator.totp?.epoch == .unknown {
            factors[position].authenticator.totp?.reconcile(
                with: epoch, window: window, at: UInt64(max(0, now)))
            isChanged = true
        }
        return isChanged
    }
}
