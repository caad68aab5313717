import Account
import Conversation
import Identity

extension AccountView {
    /// With apps whose codes have so many digits.
    static func apps(_ digits: Int..., isLocked: Bool = false) -> Self {
        Self(isLocked: isLocked, factors: factors(digits, .totp, from: 1))
    }

    /// A record without anything in it.
    static let empty = Self()
    static let enrolled = apps(6)
    static let locked = apps(6, isLocked: true)
    static let dormant = Self(isDormant: true, factors: factors([6], .totp, from: 1))
    static let dormantWithPass = Self(
        isDormant: true, hasPass: true, factors: factors([6], .totp, from: 1))
    static let withPass = Self(hasPass: true)
    static let withTokenAlone = Self(factors: factors([6], .hotp, from: 1))

    /// An app and a token of six digits each, seven recovery codes and a pass.
    static let withEverything = Self(
        hasPass: true, factors: factors([6], .totp, from: 1) + factors([6], .hotp, from: 2),
        recoveryCodes: 7)

    private static let mail = Contact(channel: .email, masked: Fixture.mail, isVerified: true)
    private static let phone = Contact(channel: .sms, masked: Fixture.phone, isVerified: true)
    /// An address that nobody has proven.
    static let unprovenMail = Contact(channel: .email, masked: mail.masked, isVerified: false)

    /// Nobody is enrolled by an address alone.
    static let withContactAlone = Self(contacts: [unprovenMail])
    static let withContactsAlone = Self(hasPass: true, contacts: [unprovenMail, phone])
    /// An app, and an address that is proven.
    static let reachable = Self(factors: factors([6], .totp, from: 1), contacts: [mail])
    static let reachableByBoth = Self(
        factors: factors([6], .totp, from: 1), contacts: [mail, phone], recoveryCodes: 7)
    static let withUnprovenMail = Self(
        factors: factors([6], .totp, from: 1), contacts: [unprovenMail, phone])
    static let dormantAndReachable = Self(
        isDormant: true, hasPass: true, factors: factors([6], .totp, from: 1), contacts: [mail])
    /// Codes by mail are the chosen factor.
    static let mailed = Self(factors: factors([8], .email, from: 1), contacts: [mail])
    static let mailedAndApp = Self(
        factors: factors([8], .email, from: 1) + factors([6], .totp, from: 2), contacts: [mail])
    /// A mail factor whose address is another one since.
    static let mailedElsewhere = Self(factors: factors([8], .email, from: 1), contacts: [unprovenMail])
    /// An app with codes as long as those that are sent.
    static let withLongCodes = Self(factors: factors([8], .totp, from: 1), contacts: [mail, phone])

    /// The same, where a code was sent before the conversation was started over.
    func startedOver(_ channel: OutOfBandChannel) -> Self {
        Self(
            isLocked: isLocked, isDormant: isDormant, hasPass: hasPass, factors: factors, contacts: contacts,
            sent: channel, recoveryCodes: recoveryCodes)
    }

    static func withRecoveryCodes(_ count: Int) -> Self {
        Self(factors: factors([6], .totp, from: 1), recoveryCodes: count)
    }

    private static func factors(_ digits: [Int], _ means: Means, from first: UInt16) -> [Factor] {
        digits.enumerated().map { offset, digits in
            let id = FactorID(rawValue: first + UInt16(offset))
            return Factor(id: id, name: "factor \(id.rawValue)", means: means, digits: digits)
        }
    }
}
