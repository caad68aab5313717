/// One key of a container, as its XML says it and nobody has judged it (RFC 6030 §4).
package struct ContainedKey: Hashable, Sendable {
    /// Its place in the container, counted from 1.
    package var number: Int
    /// The device's serial number; where there is none, the key's own identifier names it.
    package var serial: String?
    package var id: String?
    /// Whose the key is, or else the device.
    package var user: String?
    package var friendlyName: String?
    /// Such as `urn:ietf:params:xml:ns:keyprov:pskc:hotp`.
    package var algorithm: String?
    /// The hash, such as `HMAC-SHA256`.
    package var suite: String?
    /// Nil where it is encrypted, or left out.
    package var secret: [UInt8]?
    package var counter: UInt64?
    /// Seconds.
    package var interval: UInt64?
    /// The length of a code.
    package var digits: UInt64?
    package var isDecimal = true
    package var hasCheckDigit = false
    /// A PIN is part of what is typed, so that the key alone asks for less.
    package var needsTypedPIN = false

    package init(number: Int) {
        self.number = number
    }

    /// What stands on the device.
    package var label: String { serial ?? id ?? "\(number)" }
}

extension ContainedKey: CustomStringConvertible {
    /// Its label, and nothing of its secret.
    package var description: String { "ContainedKey(\(label))" }
}
