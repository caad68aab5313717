/// What can be wrong with `remember` alone.
package enum RememberMistake: Hashable, Sendable {
    /// `true`, which does not say for how long.
    case isTrue
    /// The table lacks this key.
    case missing(String)
    /// Whoever has the address would be the device.
    case addressAlone
    /// In seconds.
    case idleBeyondMax(idle: Int64, max: Int64)
}
