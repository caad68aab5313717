package import Identity

/// An authenticator that was understood and cannot be taken over.
package struct UnsupportedFactor: Hashable, Sendable {
    package let line: Int
    package let user: AccountName
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
        /// Codes that count uses, not time (RFC 4226).
        case counterBased
        /// A period other than 30 and 60 seconds.
        case period(seconds: UInt64)
        /// A PIN stands before the code; taking the key alone would ask for less than before.
        case pin
    }
}
