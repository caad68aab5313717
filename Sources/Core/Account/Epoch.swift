/// A stretch of time over which the knowledge of spent steps has no gap.
///
/// A new one begins with each boot, whenever the runtime directory was lost, and when the wall clock
/// jumped against the boot clock. A factor whose knowledge is of another epoch may have accepted codes that nobody
/// remembers, so the steps that could have been accepted until now are void for it.
package struct Epoch: Hashable, Sendable {
    /// Random, never 0.
    package struct ID: Hashable, Sendable {
        package static let unknown = Self(rawValue: 0)

        package let rawValue: UInt64

        package init(rawValue: UInt64) {
            self.rawValue = rawValue
        }
    }

    package let id: ID
    /// The wall clock when it began, in seconds since 1970-01-01 00:00 UTC.
    package let began: Int64
    /// An administrator said that the clock is right, though records are ahead of it.
    package var clockAccepted: Bool

    package init(id: ID, began: Int64, clockAccepted: Bool = false) {
        self.id = id
        self.began = began
        self.clockAccepted = clockAccepted
    }
}
