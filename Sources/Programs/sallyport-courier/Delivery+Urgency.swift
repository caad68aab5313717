import Wire

extension Delivery {
    /// How much of a bound may be in use before this letter: the last quarter is for urgent ones.
    func share(of bound: Int) -> Int { isUrgent ? bound : bound - bound / 4 }
}
