import Identity

/// Settings that are in force for a while, and those that come back after them.
struct PolicyTrial {
    enum Ending: Hashable {
        /// An administrator proved a factor under them: they stay.
        case confirmed(by: UserID)
        /// Nobody did in time.
        case reverted
        /// The files were read anew meanwhile.
        case replaced
    }

    /// What was in force before, kept as it was: the file may not say the same any more.
    struct Before {
        let edition: Edition
        /// When it was read, in seconds since 1970-01-01 00:00 UTC.
        let read: Int64
        let confirmedFile: String?
    }

    /// Where they come from, as whoever tries them out calls it.
    let file: String
    /// When those before come back, in seconds since 1970-01-01 00:00 UTC.
    let until: Int64
    /// The number that ``RuleBook/serial`` has had since they are in force.
    let serial: Int
    let before: Before
    let ended: (Ending) -> Void
}
