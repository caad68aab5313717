import Cryptography

/// A rule, as a session remembers it: by its name, whatever becomes of the rule.
package struct RuleMark: Hashable, Sendable {
    /// In bytes.
    static let length = 8

    let bytes: [UInt8]

    package init(_ name: String) {
        bytes = Array(Digest.sha256(Array(name.utf8)).prefix(Self.length))
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}
