/// A value that an authenticator cannot have, found when it is read or enrolled and never during a login.
package enum ParameterError: Error, Hashable, Sendable {
    case digits(Int)
    case period(seconds: UInt64)
    /// More than four ranges of spent steps, or ranges that touch, overlap or descend.
    case spentSteps
    /// An issuer or account of a key URI that is empty or has a colon, which would end it early.
    case issuer(String)
    case account(String)
}
