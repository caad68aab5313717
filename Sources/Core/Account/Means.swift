/// By what a person may prove to be the owner of an account.
package enum Means: UInt8, CaseIterable, Hashable, Sendable {
    case totp = 1
    case hotp = 2
    case recoveryCode = 3
    /// An administrator's temporary code.
    case pass = 4
}
