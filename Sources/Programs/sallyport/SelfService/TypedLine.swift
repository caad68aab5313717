import Platform

/// One line that a person typed, which may be a password: its bytes are wiped with it.
final class TypedLine {
    private(set) var bytes: [UInt8]

    /// Takes over bytes that nobody else holds.
    init(_ bytes: consuming [UInt8]) {
        self.bytes = bytes
    }

    deinit {
        bytes.wipe()
    }
}
