/// What the name service said; that there is no such name is not the same as that it could not be asked.
package enum Lookup<Found: Sendable>: Sendable {
    case found(Found)
    case none
    /// The errno.
    case failed(Int32)
}

extension Lookup: Equatable where Found: Equatable {}
