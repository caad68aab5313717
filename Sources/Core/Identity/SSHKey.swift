/// A public key that sshd accepted, as a person and `ssh-keygen -l` know it.
package struct SSHKey: Hashable, Sendable {
    /// As OpenSSH writes it, such as `ssh-ed25519`: 1 to 64 printable ASCII characters.
    package let kind: String
    package let fingerprint: KeyFingerprint

    package init(kind: String, fingerprint: KeyFingerprint) {
        self.kind = kind
        self.fingerprint = fingerprint
    }
}

/// The SHA-256 of a public key's bytes.
package struct KeyFingerprint: Hashable, Sendable {
    /// In bytes.
    package static let length = 32
    private static let prefix = "SHA256:"

    package let bytes: [UInt8]

    /// Nil unless there are ``length`` bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    /// Reads `SHA256:` and 43 characters of Base64 without padding, as `ssh-keygen -l` prints them.
    package init?(_ text: String) {
        guard text.hasPrefix(Self.prefix), !text.hasSuffix("="),
            let bytes = Base64.bytes(of: text.dropFirst(Self.prefix.count).utf8)
        else { return nil }
        self.init(bytes: bytes)
    }
}

extension KeyFingerprint: CustomStringConvertible {
    package var description: String { Self.prefix + Base64.text(of: bytes, isPadded: false) }
}
