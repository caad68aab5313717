package import Identity

/// An authenticator that was understood and cannot be taken over.
package struct UnsupportedFactor: Hashable, Sendable {
    package let line: Int
    package let user: AccountName
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
        /// A period other than 30 and 60 seconds.
        case period(seconds: UInt64)
        /// A PIN stands before the code; taking the key alone would ask for less than before.
        case pin
        /// A key for something other than HOTP and TOTP, by the name of its algorithm.
        case algorithm(String)
        /// Codes that are not plain decimal digits, or end in one that is computed from the others.
        case format
    }
}
