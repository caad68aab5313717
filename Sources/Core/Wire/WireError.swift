/// Why the bytes of a peer are no frame of this protocol; the connection is closed.
package enum WireError: Error, Hashable, Sendable {
    case magic
    case version(UInt8)
    case kind(UInt8)
    /// The length over the bound of its kind.
    case tooLong(UInt32)
    /// A body that is not what its kind holds.
    case body
    /// A field that is unknown, repeated, out of order, or has a length or value that it cannot have.
    case field(UInt8)
    case missingField(UInt8)
}
