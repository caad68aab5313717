import Cryptography
import OneTimePassword
import Testing

@Suite struct `TOTP verifier` {
    @Test(arguments: ReferenceVector.rfc6238AppendixB)
    func `accepts the codes of RFC 6238 appendix B`(vector: ReferenceVector) throws {
        let parameters = try TOTPParameters(digits: 8, period: 30, algorithm: vector.algorithm)
        let verifier = TOTPVerifier(parameters: parameters, window: 1, drift: 0)
        let verdict = try verifier.judge(vector.code, at: vector.time, key: vector.key)
        #expect(verdict == .accepted(vector.time / 30, offset: 0))
    }

    /// The code "94287082" belongs to step 1, the seconds 30 to 59.
    @Test(arguments: [(0, 1), (29, 1), (30, 0), (59, 0), (60, -1), (89, -1)] as [(UInt64, Int64)])
    func `accepts a code up to one step early or late`(now: UInt64, offset: Int64) throws {
        #expect(try TOTPVerifier.rfc6238().judge("94287082", at: now) == .accepted(1, offset: offset))
    }

    @Test(arguments: [(90, -60), (119, -60), (659, -600)] as [(UInt64, Int64)])
    func `tells how far a clock differs within twenty steps`(now: UInt64, seconds: Int64) throws {
        #expect(
            try TOTPVerifier.rfc6238().judge("94287082", at: now) == .outsideWindow(1, offsetSeconds: seconds)
        )
    }

    @Test(arguments: [660, 20_000_000_000] as [UInt64])
    func `refuses a code from further away as a mismatch`(now: UInt64) throws {
        #expect(try TOTPVerifier.rfc6238().judge("94287082", at: now) == .mismatch)
    }

    @Test func `with window 0 accepts the present step alone`() throws {
        #expect(try TOTPVerifier.rfc6238(window: 0).judge("94287082", at: 59) == .accepted(1, offset: 0))
        #expect(
            try TOTPVerifier.rfc6238(window: 0).judge("94287082", at: 60)
                == .outsideWindow(1, offsetSeconds: -30))
    }

    @Test(arguments: [(-20, 630), (-3, 120), (1, 0)] as [(Int64, UInt64)])
    func `looks where the known drift points`(drift: Int64, now: UInt64) throws {
        let offset = 1 - Int64(now / 30)
        #expect(
            try TOTPVerifier.rfc6238(drift: drift).judge("94287082", at: now) == .accepted(1, offset: offset))
    }

    @Test func `refuses a code whose step is spent, and says so`() throws {
        var spent = SpentSteps()
        spent.spend(1)
        #expect(try TOTPVerifier.rfc6238().judge("94287082", at: 59, spent: spent) == .spent(1))
        spent.void(through: 100)
        #expect(try TOTPVerifier.rfc6238().judge("94287082", at: 59, spent: spent) == .spent(1))
    }

    @Test(arguments: [
        "", "9428708", "942870820", "９４２８７０８２", "９４287", "9428708 ", "9428708x", "-9428708", "9428708\0",
    ])
    func `calls anything but eight digits malformed`(code: String) throws {
        #expect(try TOTPVerifier.rfc6238().judge(code, at: 59) == .malformed)
    }

    @Test(arguments: ["94287083", "84287082"])
    func `refuses a code that differs in one digit`(code: String) throws {
        #expect(try TOTPVerifier.rfc6238().judge(code, at: 59) == .mismatch)
    }

    @Test(arguments: [0, 1, .max, .max - 29] as [UInt64], [-100, -20, 0, 20, .max, .min] as [Int64])
    func `judges at any time and drift without harm`(now: UInt64, drift: Int64) throws {
        let verifier = try TOTPVerifier.rfc6238(window: .max, drift: drift)
        #expect(verifier.window == 10)
        #expect((-20...20).contains(verifier.drift))
        #expect(try verifier.judge("00000000", at: now) == .mismatch)
    }
}

/// Two steps of one window can have the same code: once in some hundred thousand windows.
@Suite struct `A code of two steps` {
    @Test func `counts for the nearest step, then for the other, then never`() throws {
        let twin = try Twin.find()
        var spent = SpentSteps()
        let verifier = TOTPVerifier(parameters: .common, window: 10, drift: 0)
        let now = (twin.later - 1) * 30

        #expect(try verifier.judge(twin.code, at: now) == .accepted(twin.later, offset: 1))
        spent.spend(only: twin.later)
        let verdict = try verifier.judge(twin.code, at: now, spent: spent)
        #expect(verdict == .accepted(twin.earlier, offset: Int64(twin.earlier) - Int64(twin.later) + 1))
        spent.spend(twin.later)
        spent.spend(only: twin.earlier)
        #expect(try verifier.judge(twin.code, at: now, spent: spent) == .spent(twin.later))
    }

    private struct Twin {
        let earlier: UInt64
        let later: UInt64
        let code: String

        /// The first step from 1,000 whose code occurred 2 to 9 steps before.
        static func find() throws -> Self {
            let secret = try Secret(copying: Array(ReferenceVector.key20.utf8))
            var recent: [[UInt8]] = []
            for step in (1000 as UInt64)... {
                let code = HOTPCode(secret: secret, counter: step, digits: 6, algorithm: .sha1).bytes
                if let place = recent.firstIndex(of: code), (2...9).contains(recent.count - place) {
                    let earlier = step - UInt64(recent.count - place)
                    return Self(earlier: earlier, later: step, code: String(decoding: code, as: UTF8.self))
                }
                recent = Array((recent + [code]).suffix(9))
            }
            throw CancellationError()
        }
    }
}

extension TOTPVerifier {
    /// With the 8 digits, 30 seconds and SHA-1 of the RFC's examples.
    fileprivate static func rfc6238(window: UInt64 = 1, drift: Int64 = 0) throws -> Self {
        let parameters = try TOTPParameters(digits: 8, period: 30, algorithm: .sha1)
        return Self(parameters: parameters, window: window, drift: drift)
    }

    /// Judges with the ASCII key that both RFCs use in their examples.
    func judge(
        _ code: String, at now: UInt64, spent: SpentSteps = SpentSteps(), key: String = ReferenceVector.key20
    ) throws -> Verdict {
        judge(Array(code.utf8), secret: try Secret(copying: Array(key.utf8)), at: now, spent: spent)
    }
}

@Suite struct `TOTP parameters` {
    @Test func `name the one that is out of range`() {
        #expect(throws: ParameterError.digits(5)) {
            try TOTPParameters(digits: 5, period: 30, algorithm: .sha1)
        }
        #expect(throws: ParameterError.digits(9)) {
            try TOTPParameters(digits: 9, period: 30, algorithm: .sha1)
        }
        #expect(throws: ParameterError.period(seconds: 0)) {
            try TOTPParameters(digits: 6, period: 0, algorithm: .sha1)
        }
        #expect(throws: ParameterError.period(seconds: 45)) {
            try TOTPParameters(digits: 6, period: 45, algorithm: .sha1)
        }
    }

    @Test func `are 6 digits, 30 seconds and SHA1 in common apps`() throws {
        #expect(try TOTPParameters.common == TOTPParameters(digits: 6, period: 30, algorithm: .sha1))
    }
}
