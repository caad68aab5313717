import Identity
import Wire

extension GoldenValues {
    /// What the golden requests say, by file.
    static func requests() throws -> [String: ClientFrame] {
        let key = Array("12345678901234567890".utf8)
        let totp = AdoptedKey(method: .totp, secret: key, period: 30, name: "old")
        let hotp = AdoptedKey(method: .hotp, secret: key, digits: 8, algorithm: .sha512, counter: 256)
        let pts = Array("/dev/pts/3".utf8)
        return [
            "client-request-enable": try request(.enable(method: .totp, name: "phone"), tty: pts),
            "client-request-enable-hotp": try request(.enable(method: .hotp, name: nil)),
            "client-request-enable-email": try request(.enable(method: .email, name: nil)),
            "client-request-enable-sms": try request(.enable(method: .sms, name: nil)),
            "client-request-disable": try request(.disable, isDryRun: true, tty: pts),
            "client-request-recovery-codes": try request(.renewRecoveryCodes),
            "client-request-rename": try request(.renameFactor(FactorID(rawValue: 2), "Schlüssel")),
            "client-request-remove": try request(.removeFactor(FactorID(rawValue: 258))),
            "client-request-verify": try request(.verify),
            "client-request-adopt-totp": try request(.adopt(totp)),
            "client-request-adopt-hotp": try request(.adopt(hotp)),
        ]
    }

    static func request(
        _ action: SelfServiceRequest.Action, isDryRun: Bool = false, tty: [UInt8]? = nil
    ) throws -> ClientFrame {
        guard let conversation = ConversationID(bytes: Array(0..<16)) else { throw WireError.body }
        return .request(
            SelfServiceRequest(
                conversation: conversation, isDryRun: isDryRun, tty: tty, action: action))
    }
}
