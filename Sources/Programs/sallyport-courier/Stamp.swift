import Platform

/// What makes a letter the same one, however often it is sent.
struct Stamp: Hashable, Sendable {
    /// When it came, in seconds since 1970-01-01 00:00 UTC.
    let seconds: Int64
    /// 16 random bytes.
    let identifier: [UInt8]

    /// Of a letter that came now.
    static func make() -> Self {
        Self(seconds: WallClock.milliseconds() / 1_000, identifier: RandomBytes.make(16))
    }
}
