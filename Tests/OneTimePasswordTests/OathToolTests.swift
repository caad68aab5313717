import Cryptography
import OneTimePassword
import TestSupport
import Testing

/// What an authenticator could be set to.
struct Authenticator: Sendable, CustomStringConvertible {
    let digits: Int
    let period: UInt64
    let algorithm: HashAlgorithm

    var description: String { "\(digits) digits, \(period) s, \(algorithm.rawValue)" }

    static let all = [6, 7, 8].flatMap { digits in
        [30, 60].flatMap { period in
            HashAlgorithm.allCases.map { Self(digits: digits, period: period, algorithm: $0) }
        }
    }
}

@Suite(.enabled(if: OathTool.isInstalled, "SKIPPED: no oathtool here (apt install oathtool)"))
struct `An independent generator` {
    @Test(arguments: Authenticator.all)
    func `makes the codes that the verifier accepts`(authenticator: Authenticator) throws {
        var random = RandomSequence(seed: 6238)
        let parameters = try TOTPParameters(
            digits: authenticator.digits, period: authenticator.period, algorithm: authenticator.algorithm)
        let verifier = TOTPVerifier(parameters: parameters, window: 0, drift: 0)
        for keyCount in [10, 16, 20, 32, 64, 65, 128, 200] {
            let key = (0..<keyCount).map { _ in UInt8.random(in: 0...255, using: &random) }
            let secret = try Secret(copying: key)
            let first = UInt64.random(in: 0...20_000_000_000, using: &random)
            let codes = try OathTool.codes(
                key: key, at: first, following: 20, authenticator: authenticator)
            #expect(codes.count == 21)
            for (position, code) in codes.enumerated() {
                let now = first + UInt64(position) * authenticator.period
                let verdict = verifier.judge(Array(code.utf8), secret: secret, at: now, spent: SpentSteps())
                #expect(verdict == .accepted(now / authenticator.period, offset: 0))
            }
        }
    }
}
