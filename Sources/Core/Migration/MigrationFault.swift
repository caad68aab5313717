package import Identity

/// A line that cannot be understood.
package struct MigrationFault: Error, Hashable, Sendable {
    /// Counted from 1; 0 is the file as a whole.
    package let line: Int
    package let reason: Reason

    package init(line: Int, reason: Reason) {
        self.line = line
        self.reason = reason
    }

    package enum Reason: Error, Hashable, Sendable {
        case notUTF8
        /// In bytes.
        case longLine(limit: Int)
        case tooManyLines(limit: Int)
        case empty
        case user(IdentityError)
        case secretIsNotBase32
        case secretIsNotHexadecimal
        case shortSecret(bits: Int)
        case longSecret(bits: Int)
        case algorithm(String)
        case digits(String)
        case period(String)
        /// Neither totp nor hotp.
        case method(String)
        case counter(String)
        /// A column that has no meaning for the method.
        case foreignColumn(String, method: String)
        /// Empty, over 64 bytes, or with control characters.
        case name
        /// The same user stood in that line already.
        case repeatedUser(AccountName, line: Int)
        case fieldCount(found: Int, expected: Int)
        case unterminatedQuote
        case missingColumn(String)
        case unknownColumn(String, known: [String])
        case repeatedColumn(String)
        /// The first line, which should name the columns, is blank.
        case noHeader
        case email(String, IdentityError)
        case phone(String, IdentityError)
        /// Neither yes nor no.
        case verified(String)
        /// Neither `TOTP_AUTH` nor `HOTP_COUNTER` is set: the file never let anybody in by code.
        case noKind
        /// A first field other than those of pam_oath.
        case tokenType(String)
        /// A key of a container, by its serial number, whose user nobody told.
        case nobodysKey(serial: String)
        /// A key of a container without a secret in clear.
        case encryptedKey(serial: String)
        /// One user was named for a container with so many keys.
        case severalKeys(Int)
        /// A line of a map names a serial number that no key of the container has.
        case unknownSerial(String)
        /// The same serial number stood in that line already.
        case repeatedSerial(String, line: Int)
    }
}
