/// By what the login was let in that opened a session.
package enum SessionFactor: UInt8, CaseIterable, Hashable, Sendable {
    case totp = 1
    case hotp = 2
    case email = 3
    case sms = 4
    case recoveryCode = 5
    case pass = 6
    /// It was not asked, since the device is remembered.
    case rememberedDevice = 7
    /// It was not asked, since nothing about it was odd.
    case lowRisk = 8
    /// Policy asks for none.
    case notAsked = 9
    /// The daemon was started again in the middle of the login.
    case unknown = 10
}
