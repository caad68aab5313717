/// How the settings contradict their preset.
package enum PresetMistake: Hashable, Sendable {
    case requirement(Requirement, allowed: [Requirement])
    case methods([Method])
    /// It lets an account without a factor in.
    case day
    /// Nothing may be remembered.
    case remembers
    /// In seconds, what may be at most.
    case remembersLonger(idle: Int64, max: Int64)
    /// In seconds, what may be at most.
    case fresh(longest: Int64)
    /// In seconds, when a live session must be ended at the latest.
    case session(longest: Int64)
}
