import Cryptography
import OneTimePassword
import Testing

@Suite struct `HOTP verifier` {
    private let verifier = HOTPVerifier(digits: 6)

    /// RFC 4226 appendix D.
    @Test(arguments: ReferenceCounter.rfc4226AppendixD)
    func `accepts the codes of RFC 4226 appendix D`(reference: ReferenceCounter) throws {
        #expect(
            try verifier.judge(reference.code, expecting: reference.counter) == .accepted(reference.counter))
    }

    @Test(arguments: 0...10 as ClosedRange<UInt64>)
    func `accepts up to ten counters beyond the expected one`(beyond: UInt64) throws {
        let code = try verifier.code(1000 + beyond)
        #expect(try verifier.judge(code, expecting: 1000) == .accepted(1000 + beyond))
    }

    @Test(arguments: [11, 12, 100, 101] as [UInt64])
    func `refuses what is further ahead`(beyond: UInt64) throws {
        #expect(try verifier.judge(verifier.code(1000 + beyond), expecting: 1000) == .mismatch)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `says that a code of the last ten was used`(before: UInt64) throws {
        #expect(try verifier.judge(verifier.code(1000 - before), expecting: 1000) == .spent(1000 - before))
    }

    @Test func `knows no code that is longer ago`() throws {
        #expect(try verifier.judge(verifier.code(989), expecting: 1000) == .mismatch)
    }

    @Test(arguments: ["", "75522", "7552240", "75522x", "755 24", "７５５２２４", "-75522", "75522\0"])
    func `calls anything but its digits malformed`(code: String) throws {
        #expect(try verifier.judge(code, expecting: 0) == .malformed)
        #expect(try verifier.judgePair(code, "755224", expecting: 0) == .malformed)
        #expect(try verifier.judgePair("755224", code, expecting: 0) == .malformed)
    }

    @Test(arguments: [6, 7, 8], HashAlgorithm.allCases)
    func `goes by the digits and the hash of the token`(digits: Int, algorithm: HashAlgorithm) throws {
        let verifier = HOTPVerifier(digits: digits, algorithm: algorithm)
        let code = try verifier.code(5)
        #expect(code.utf8.count == digits)
        #expect(try verifier.judge(code, expecting: 0) == .accepted(5))
        #expect(try verifier.judge(code, expecting: 6) == .spent(5))
    }

    /// The last counter has no next one, so its code is worth nothing.
    @Test func `judges at either end without harm`() throws {
        #expect(try verifier.judge(verifier.code(0), expecting: 0) == .accepted(0))
        #expect(try verifier.judge(verifier.code(.max - 1), expecting: .max - 3) == .accepted(.max - 1))
        #expect(try verifier.judge(verifier.code(.max), expecting: .max - 3) == .mismatch)
        #expect(try verifier.judge(verifier.code(.max), expecting: .max) == .mismatch)
        #expect(try verifier.judge(verifier.code(.max - 1), expecting: .max) == .spent(.max - 1))
        let last = try verifier.judgePair(
            verifier.code(.max - 1), verifier.code(.max), expecting: .max - 3)
        #expect(last == .mismatch)
    }

    /// Counters of one window can have the same code: once in some ten thousand windows.
    @Test func `takes the nearest counter from the expected one on for a code of two`() throws {
        let twin = try Twin.find(verifier)
        #expect(try verifier.judge(twin.code, expecting: twin.earlier) == .accepted(twin.earlier))
        #expect(try verifier.judge(twin.code, expecting: twin.earlier + 1) == .accepted(twin.later))
        #expect(try verifier.judge(twin.code, expecting: twin.later + 1) == .spent(twin.later))
    }

    private struct Twin {
        let earlier: UInt64
        let later: UInt64
        let code: String

        /// The first counter from 0 whose code occurred 1 to 9 counters before.
        static func find(_ verifier: HOTPVerifier) throws -> Self {
            var recent: [String] = []
            for counter in (0 as UInt64)... {
                let code = try verifier.code(counter)
                if let place = recent.firstIndex(of: code) {
                    return Self(earlier: counter - UInt64(recent.count - place), later: counter, code: code)
                }
                recent = Array((recent + [code]).suffix(9))
            }
            throw CancellationError()
        }
    }
}

@Suite struct `A pair of HOTP codes` {
    private let verifier = HOTPVerifier(digits: 6)

    @Test(arguments: [0, 1, 10, 11, 99, 100] as [UInt64])
    func `finds a token up to a hundred counters ahead`(beyond: UInt64) throws {
        #expect(try judgePair(1000 + beyond, 1001 + beyond, expecting: 1000) == .accepted(1001 + beyond))
    }

    @Test(arguments: [101, 102, 1000] as [UInt64])
    func `finds none further ahead`(beyond: UInt64) throws {
        #expect(try judgePair(1000 + beyond, 1001 + beyond, expecting: 1000) == .mismatch)
    }

    @Test(arguments: [(1001, 1000), (1000, 1000), (1000, 1002), (1050, 1000)] as [(UInt64, UInt64)])
    func `must be consecutive and in order`(first: UInt64, second: UInt64) throws {
        #expect(try judgePair(first, second, expecting: 1000) == .mismatch)
    }

    @Test(arguments: [990, 995, 998, 999] as [UInt64])
    func `is spent when its first code is`(first: UInt64) throws {
        #expect(try judgePair(first, first + 1, expecting: 1000) == .spent(first))
    }

    @Test func `is unknown when it is longer ago`() throws {
        #expect(try judgePair(989, 990, expecting: 1000) == .mismatch)
    }

    @Test func `needs both to be right`() throws {
        let (first, second) = (try verifier.code(1000), try verifier.code(1001))
        #expect(try verifier.judgePair(first, "000000", expecting: 1000) == .mismatch)
        #expect(try verifier.judgePair("000000", second, expecting: 1000) == .mismatch)
    }

    private func judgePair(
        _ first: UInt64, _ second: UInt64, expecting counter: UInt64
    ) throws -> HOTPVerifier.Verdict {
        try verifier.judgePair(verifier.code(first), verifier.code(second), expecting: counter)
    }
}

extension HOTPVerifier {
    /// The code of a counter under the ASCII key that both RFCs use in their examples.
    fileprivate func code(_ counter: UInt64) throws -> String {
        let secret = try Secret(copying: Array(ReferenceVector.key20.utf8))
        let code = HOTPCode(secret: secret, counter: counter, digits: digits, algorithm: algorithm)
        return String(decoding: code.bytes, as: UTF8.self)
    }

    fileprivate func judge(_ code: String, expecting counter: UInt64) throws -> Verdict {
        let secret = try Secret(copying: Array(ReferenceVector.key20.utf8))
        return judge(Array(code.utf8), secret: secret, counter: counter)
    }

    fileprivate func judgePair(
        _ first: String, _ second: String, expecting counter: UInt64
    ) throws -> Verdict {
        let secret = try Secret(copying: Array(ReferenceVector.key20.utf8))
        return judgePair(Array(first.utf8), Array(second.utf8), secret: secret, counter: counter)
    }
}
