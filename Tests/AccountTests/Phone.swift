import Account
import Cryptography
import OneTimePassword

/// The app on a person's phone: shows the code of each moment, by a clock of its own.
struct Phone: Sendable {
    let secret: Secret
    var parameters = TOTPParameters.common
    /// How many steps its clock is ahead of the host's.
    var drift: Int64 = 0

    init(seed: UInt8 = 7, digits: Int = 6, period: UInt64 = 30, drift: Int64 = 0) throws {
        secret = try Secret(copying: (0..<20).map { $0 &* 13 &+ seed })
        parameters = try TOTPParameters(digits: digits, period: period, algorithm: .sha1)
        self.drift = drift
    }

    func code(at seconds: Int64) -> [UInt8] {
        code(ofStep: UInt64(max(0, seconds / Int64(parameters.period) + drift)))
    }

    func code(ofStep step: UInt64) -> [UInt8] {
        HOTPCode(secret: secret, counter: step, digits: parameters.digits, algorithm: .sha1).bytes
    }

    /// A code that is right at no step that a verifier looks at.
    func wrongCode(at seconds: Int64) -> [UInt8] { wrongCodes(at: seconds).first ?? [] }

    func wrongCodes(at seconds: Int64) -> [[UInt8]] {
        let step = UInt64(seconds) / parameters.period
        let right = Set((step - min(step, 40)...step + 40).map(code(ofStep:)))
        let codes = (0..<100).map { Array("\($0)".utf8) }.map { digits in
            [UInt8](repeating: UInt8(ascii: "0"), count: parameters.digits - digits.count) + digits
        }
        return codes.filter { !right.contains($0) }
    }

    /// What the account keeps of it.
    func factor(epoch: Epoch.ID, drift: Int64 = 0) -> Authenticator {
        .totp(TOTPFactor(parameters: parameters, secret: secret, drift: drift, epoch: epoch))
    }
}
