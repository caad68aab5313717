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
    /// Makes the key of this conversation, and says how many digits its codes have; nil if that is not possible.
    func makeKey(_ plan: PendingKey.Plan) -> Int? {
        guard let resident else { return nil }
        pending = PendingKey(
            plan, issuer: desk.rules.hostName, account: resident.name.description,
            epoch: epoch(of: plan, resident.record?.account), random: RandomBytes.make)
        return pending?.authenticator.digits
    }

    /// A key that was made elsewhere may have been this account's before: nobody knows what was spent of it.
    private func epoch(of plan: PendingKey.Plan, _ account: Account?) -> Epoch.ID {
        guard case .adopted = plan, let account, account.hasLostFactors else {
            return desk.accounts.epochs.epoch.id
        }
        return .unknown
    }

    /// Judges a code for that key.
    ///
    /// The first conversation that proves one keeps the others from it until it ends.
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
        guard let uid = resident?.uid else { return done(false) }
        isMakingCodes = true
        desk.hashing.perform(.making, for: uid, while: { [self] in !isOver }) {
            try NewRecoveryCodes.make(at: now)
        } _: { [self] codes in
            isMakingCodes = false
            if isOver { unclaimKey() }
            newCodes = codes
            done(codes != nil)
        }
    }

    /// Lets another conversation prove a key, once this one is over and nothing is computed for it any more.
    func unclaimKey() {
        // Most conversations make no key, and need not look through the keys of those that do.
        if pending != nil, !isMakingCodes { desk.unclaimKey(of: self) }
    }

    /// Whether no other login has enrolled, nobody has locked, and nothing was taken away since this conversation began.
    func isAsItWas(_ account: Account?) -> Bool {
        let isLocked = account?.lock?.holds(at: Moment.now().seconds) ?? false
        return !isLocked && (account.map(FoundState.init) ?? FoundState()) == foundState
    }

    /// What is shown once, as a message.
    func message(_ revelation: Revelation) -> Message {
        switch (revelation, pending) {
        case (.recoveryCodes, _): .enrolment(.recoveryCodes(newCodes?.texts ?? []))
        case (.key, let key?):
            .enrolment(
                .key(
                    account: "\(key.uri.account)@\(key.uri.issuer)".printableASCII,
                    key: key.secret, isCounted: key.isCounted))
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
        String(unicodeScalars.map { $0.isPrintableASCII ? Character($0) : "?" })
    }
}
