import OneTimePassword
import TestSupport
import Testing

@Suite struct `Codes that are written down` {
    private let random = Array("abcdefghij".utf8)

    @Test func `are shown in groups of four, a recovery code with its number before them`() {
        #expect(RecoveryCode(number: 3, random: random).text == "3-MFRG-GZDF-MZTW-Q2LK")
        #expect(RecoveryCode(number: 10, random: random).text == "10-MFRG-GZDF-MZTW-Q2LK")
        #expect(PassCode(random: random).text == "MFRG-GZDF-MZTW-Q2LK")
        #expect(PassCode(random: random).value == Array("MFRGGZDFMZTWQ2LK".utf8))
    }

    @Test(arguments: 1...RecoveryCode.count)
    func `are read as they are shown`(number: Int) {
        let code = RecoveryCode(number: number, random: random)
        #expect(RecoveryCode(typed: Array(code.text.utf8)) == code)
        #expect(RecoveryCode(typed: Array(code.text.lowercased().utf8)) == code)
        #expect(TypedCode(Array(code.text.utf8)) == .recovery(code))
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `are found again in what a person types for them`(seed: UInt64) {
        var generator = RandomSequence(seed: seed)
        let random = (0..<PassCode.randomLength).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let (pass, recovery) = (PassCode(random: random), RecoveryCode(number: 10, random: random))
        #expect(TypedCode(pass.text.asMistyped) == .pass(pass))
        #expect(TypedCode(Array("10".utf8) + pass.text.asMistyped) == .recovery(recovery))
    }

    /// Each of the nine characters that is a digit or taken for one, sixteen times.
    @Test(arguments: Array("234567OIB"))
    func `are never digits alone, nor letters that are taken for digits alone`(character: Character) throws {
        let random = try #require(Base32.decode(String(repeating: character, count: 16)))
        let pass = PassCode(random: random)
        let first = try #require(pass.text.first)
        #expect(first.isLetter && !"OIB".contains(first))
        #expect(pass.value.dropFirst().allSatisfy { $0 == character.asciiValue })
        #expect(TypedCode(pass.text.asMistyped) == .pass(pass))
        let recovery = RecoveryCode(number: 1, random: random)
        #expect(recovery.value == pass.value)
        #expect(TypedCode(Array(recovery.text.utf8)) == .recovery(recovery))
    }

    @Test func `are not taken one for the other`() {
        #expect(PassCode(typed: Array("3-ABCD-EFGH-JKLM-NPQR".utf8)) == nil)
        #expect(RecoveryCode(typed: Array("ABCD-EFGH-JKLM-NPQR".utf8)) == nil)
        #expect(RecoveryCode(typed: []) == nil)
        #expect(PassCode(typed: []) == nil)
    }

    @Test func `are never printed`() {
        let (pass, recovery) = (PassCode(random: random), RecoveryCode(number: 7, random: random))
        let typed = [TypedCode.pass(pass), .recovery(recovery)]
        var dumped = ""
        dump(typed, to: &dumped)
        for text in ["\(pass)", "\(recovery)", "\(typed)", String(reflecting: typed), dumped] {
            #expect(!text.contains("MFRG") && !text.contains("77, 70, 82"))
        }
    }
}

extension String {
    /// In small letters, with the digits that look like O, I and B.
    fileprivate var asMistyped: [UInt8] {
        let lookAlikes: [Character: Character] = ["O": "0", "I": "1", "B": "8"]
        return Array(String(map { lookAlikes[$0] ?? $0 }).lowercased().utf8)
    }
}
