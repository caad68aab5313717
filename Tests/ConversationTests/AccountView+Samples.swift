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
