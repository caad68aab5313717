package import Identity

/// What one line of a file says about where a person can be reached; what is nil stays as it is.
package struct ContactLine: Hashable, Sendable {
    /// Counted from 1.
    package let number: Int
    package let user: AccountName
    package let email: EmailAddress?
    package let phone: PhoneNumber?
    package let verified: Bool?
}
