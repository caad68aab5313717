/// Why a name or an address cannot be one.
package enum IdentityError: Error, Hashable, Sendable {
    case empty
    case tooLong(bytes: Int)
    case notUTF8
    /// `.` and `..`, which are folders and never names.
    case forbiddenName
    /// The Unicode scalar that may not occur.
    case forbiddenCharacter(UInt32)
    case notAnAddress
    /// No mailbox of RFC 5321 without quotes and literals.
    case notAMailbox
    /// No number of E.164: `+`, and 7 to 15 digits.
    case notInternational
    /// A prefix length beyond the address, or an address with bits set after its prefix.
    case prefix
}
