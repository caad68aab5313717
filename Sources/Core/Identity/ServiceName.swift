/// The name of a PAM service (PAM_SERVICE), such as `sshd` or `sudo-i`.
///
/// 1 to 64 ASCII letters, digits and `_ . @ + -`, folded to lower case as Linux-PAM folds them.
package struct ServiceName: Hashable, Comparable, Sendable, CustomStringConvertible {
    package static let longest = 64

    package let description: String

    package init(_ text: String) throws(IdentityError) {
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= Self.longest else { throw .tooLong(bytes: text.utf8.count) }
        guard text != ".", text != ".." else { throw .forbiddenName }
        for scalar in text.unicodeScalars where !Self.isAllowed(scalar) {
            throw .forbiddenCharacter(scalar.value)
        }
        description = text.lowercased()
    }

    /// The name that rules use: `sudo` stands for `sudo-i` too, and `su` for `su-l`.
    package var family: String {
        switch description {
        case "sudo-i": "sudo"
        case "su-l": "su"
        default: description
        }
    }

    /// Whether people run it themselves, so that its real uid tells who: root is not asked there.
    package var isRunByPeople: Bool { ["sudo", "su", "passwd", "chfn", "chsh"].contains(family) }

    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "@", "+", "-": true
        default: false
        }
    }
}
