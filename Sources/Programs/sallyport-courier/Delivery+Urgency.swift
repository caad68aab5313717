import Wire

extension Delivery {
    /// Whether it is of no use before long, as a code is; a notice lives for longer.
    var isUrgent: Bool { lifeSeconds <= 600 }

    /// How much of a bound may be in use before this letter: the last quarter is for urgent ones.
    func share(of bound: Int) -> Int { isUrgent ? bound : bound - bound / 4 }
}
