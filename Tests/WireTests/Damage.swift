import Wire

/// Bytes that are no frame, and why.
struct Damage: Sendable {
    let bytes: [UInt8]
    let error: WireError

    init(_ bytes: [UInt8], _ error: WireError) {
        self.bytes = bytes
        self.error = error
    }
}
