/// One code that a person typed, and the circumstances in which it is judged.
package struct Attempt: Hashable, Sendable {
    /// ASCII digits; spaces and hyphens are gone.
    package let code: [UInt8]
    package let source: FailureSource
    /// Seconds since 1970-01-01 00:00 UTC.
    package let now: Int64
    package let epoch: Epoch
    /// Steps of tolerance each way, 0 to 10 (RFC 6238 §5.2 advises 1).
    package let window: UInt64

    package init(code: [UInt8], source: FailureSource, now: Int64, epoch: Epoch, window: UInt64 = 1) {
        self.code = code
        self.source = source
        self.now = now
        self.epoch = epoch
        self.window = window
    }
}
