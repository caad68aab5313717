/// Why the stored bytes of an account cannot be used.
package enum RecordError: Error, Hashable, Sendable {
    /// Another file, a torn write, or a record sealed by a key that is not held.
    case notAuthentic
    /// Authentic, and yet not an account: a fault of ours.
    case malformed
    /// Written by a later Sallyport.
    case newerFormat(UInt16)
    /// Sealed by a key that this daemon does not hold.
    case unknownKey
    /// The record of another uid under this file's name.
    case otherUser
    /// More than a slot holds.
    case tooLarge
    case cryptography
}
