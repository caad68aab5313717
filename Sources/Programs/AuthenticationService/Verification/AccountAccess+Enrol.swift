import Account
import Conversation
import Cryptography
import Identity
import Messages
import OneTimePassword
import Platform
import QRCode
import Wire

extension AccountAccess {
    /// Makes the key of this conversation; its codes have so many digits. Nil if that is not possible.
    func makeKey(_ plan: PendingKey.Plan) -> Int? {
        guard let resident else { return nil }
        pending = PendingKey(
            plan, issuer: desk.rules.hostName, account: resident.name.description,
            epoch: desk.accounts.epochs.epoch.id, random: RandomBytes.make)
        return pending?.authenticator.digits
    }

    /// Judges a code for that key. The first conversation that proves one keeps the others from it until it ends.
    func prove(_ code: TypedCode) -> KeyOutcome {
        let now = Moment.now()
        guard var key = pending, let resident, let epoch = try? desk.accounts.epochs.epoch(at: now) else {
            return .wrong
        }
        let outcome = key.prove(code, at: now.seconds, epoch: epoch)
        guard outcome == .accepted else { return outcome }
        guard desk.claimKey(of: resident.uid, for: self), isAsItWas(resident.record?.account) else {
            return .taken
        }
        pending = key
        return .accepted
    }

    func makeRecoveryCodes(_ done: @escaping (Bool) -> Void) {
        let now = Moment.now().seconds
        desk.hashing.perform({ try NewRecoveryCodes.make(at: now) }) { [self] result in
            newCodes = try? result.get()
            done(newCodes != nil)
        }
    }

    /// Whether no other login has enrolled, and nobody has locked, what this conversation began with.
    func isAsItWas(_ account: Account?) -> Bool {
        guard let account else { return !wasEnrolled }
        let isLocked = account.lock?.holds(at: Moment.now().seconds) ?? false
        return account.isEnrolled == wasEnrolled && !isLocked
    }

    /// What is shown once, as a message.
    func message(_ revelation: Revelation) -> Message {
        switch (revelation, pending) {
        case (.recoveryCodes, _): .enrolment(.recoveryCodes(newCodes?.texts ?? []))
        case (.key, let key?):
            .enrolment(
                .key(
                    account: "\(key.uri.account)@\(key.uri.issuer)".printableASCII,
                    key: key.authenticator.secret.withBytes { Base32.encode($0) }, isCounted: key.isCounted))
        case (.keyURI, let key?): .enrolment(.keyURI(key.uri.text))
        case (.qrCode(let isLight), let key?): Self.draw(key, forLightTerminal: isLight)
        case (_, nil): .unavailable
        }
    }

    private static func draw(_ key: PendingKey, forLightTerminal isLight: Bool) -> Message {
        guard let drawing = try? QRCode(key.uri.text).drawn(forLightTerminal: isLight) else {
            return .enrolment(.noQRCode)
        }
        let message = Message.enrolment(.qrCode(drawing))
        // Cut short it could not be read; nor does such a one fit onto a screen.
        return message.text.utf8.count <= FrameKind.longestText ? message : .enrolment(.noQRCode)
    }
}

extension String {
    /// The same with a question mark for whatever an 8-bit terminal may choke on.
    var printableASCII: String {
        String(unicodeScalars.map { (0x20..<0x7F).contains($0.value) ? Character($0) : "?" })
    }
}
