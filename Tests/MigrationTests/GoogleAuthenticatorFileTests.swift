import Cryptography
import Identity
import Migration
import OneTimePassword
import Testing

@Suite struct `A .google_authenticator file` {
    /// As `google-authenticator -t -d -f -r 3 -R 30 -W` writes it.
    private static let usual = """
        JBSWY3DPEHPK3PXPJBSWY3DPEE
        " RATE_LIMIT 3 30
        " WINDOW_SIZE 17
        " DISALLOW_REUSE
        " TOTP_AUTH
        12345678
        87654321

        """

    @Test func `gives its secret with the usual parameters`() throws {
        let file = try read(Self.usual)
        let factor = try #require(file.factors.first)
        #expect(file.faults.isEmpty && file.unsupported.isEmpty)
        #expect(factor.secret.base32 == "JBSWY3DPEHPK3PXPJBSWY3DPEE")
        #expect(factor.parameters == .totp(.common))
        #expect(factor.user.description == "alice" && factor.line == 1)
        #expect(file.emergencyCodes == 2)
    }

    @Test func `may ask for steps of a minute`() throws {
        let file = try read("JBSWY3DPEHPK3PXP\n\" STEP_SIZE 60\n\" TOTP_AUTH\n")
        #expect(file.factors.first?.parameters.period == 60)
        #expect(file.factors.first?.secret.isShort == true)
    }

    @Test func `may count uses, and then names the next counter`() throws {
        let file = try read("JBSWY3DPEHPK3PXPJBSWY3DPEE\n\" HOTP_COUNTER 5\n12345678\n")
        #expect(file.factors.map(\.parameters) == [.hotp(digits: 6, algorithm: .sha1, counter: 5)])
        #expect(file.emergencyCodes == 1)
    }

    @Test(arguments: [
        ("\" TOTP_AUTH\n\" STEP_SIZE 15\n", UnsupportedFactor.Reason.period(seconds: 15))
    ])
    func `says what cannot be taken over`(options: String, reason: UnsupportedFactor.Reason) throws {
        let file = try read("JBSWY3DPEHPK3PXPJBSWY3DPEE\n" + options)
        #expect(file.factors.isEmpty && file.faults.isEmpty)
        #expect(file.unsupported.map(\.reason) == [reason])
    }

    @Test(arguments: [
        ("", MigrationFault.Reason.empty), ("\n", .empty), ("JBSWY3DP\n\" TOTP_AUTH", .shortSecret(bits: 40)),
        ("not base32!\n\" TOTP_AUTH", .secretIsNotBase32), ("JBSWY3DPEHPK3PXPJBSWY3DPEE\n", .noKind),
    ])
    func `is refused with its reason`(text: String, reason: MigrationFault.Reason) throws {
        let file = try read(text)
        #expect(file.factors.isEmpty)
        #expect(file.faults == [MigrationFault(line: 1, reason: reason)])
    }

    @Test func `that is not text is refused as a whole`() throws {
        let file = GoogleAuthenticatorFile.read([0xFF, 0xFE], of: try AccountName("alice"))
        #expect(file.faults == [MigrationFault(line: 0, reason: .notUTF8)])
    }

    private func read(_ text: String) throws -> MigrationFile {
        GoogleAuthenticatorFile.read(Array(text.utf8), of: try AccountName("alice"))
    }
}
