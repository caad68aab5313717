package import Identity
package import Wire

/// What a person is told of codes that are sent.
package enum DeliveryMessage: Hashable, Sendable {
    /// Good for so many minutes.
    case sent(OutOfBandChannel, to: String, minutes: Int)
    case sentAgain(OutOfBandChannel, to: String)
    /// The login was started over; what was sent before is good.
    case sentBefore(OutOfBandChannel, to: String)
    /// Not taken by the provider so far.
    case underway(OutOfBandChannel, to: String, DeliveryFault?)
    case notSent(OutOfBandChannel, to: String, DeliveryFault)
    case noContact(OutOfBandChannel)
    case notVerified(OutOfBandChannel, to: String)
    case notTaken(OutOfBandChannel)
    case tooSoon(OutOfBandChannel, seconds: Int64)
    case sentOften(OutOfBandChannel)
    case tooManyToday(OutOfBandChannel)
    /// The account is not what it was when this began.
    case accountChanged
    /// What else can be typed, where nothing could be sent; never empty.
    case alternatives([Alternative])
    case noAlternative
    /// Of a code that was typed.
    case usedCode(OutOfBandChannel)
    case noCodeSent(OutOfBandChannel)
    case codeOver(OutOfBandChannel)
    case codeGuessedAt(OutOfBandChannel)
    case foreignCode
    /// Right, but this contact is to be proven, and it came from the other.
    case sentElsewhere(OutOfBandChannel)
    /// Before a second factor is set up.
    case proofNeeded(takesPass: Bool)

    /// What can be typed at a prompt.
    package enum Alternative: Hashable, Sendable {
        /// Where its codes look like those that are sent, it must be chosen by its word.
        case app(byWord: Bool)
        case token(byWord: Bool)
        case channel(OutOfBandChannel)
        case recoveryCode
        case pass
    }

    var isError: Bool {
        switch self {
        case .sent, .sentAgain, .sentBefore, .underway, .alternatives, .noAlternative, .proofNeeded:
            false
        default: true
        }
    }

    var text: String {
        switch self {
        case .sent(let channel, let to, let minutes):
            "A code was sent \(channel.way) to \(to). It is good for \(Message.minutes(minutes)); type it here."
        case .sentAgain(let channel, let to): "The same code was sent \(channel.way) to \(to) once more."
        case .sentBefore(let channel, let to):
            "The code that was sent \(channel.way) to \(to) is still good; type it here."
        case .underway(let channel, let to, let fault):
            "The code for \(to) is not on its way yet"
                + (fault.map { " (\(channel.reason($0)))" } ?? "")
                + "; this host goes on trying. Type ? to see what became of it."
        case .notSent(let channel, let to, let fault):
            "No code could be sent \(channel.way) to \(to): \(channel.reason(fault))."
        case .noContact(let channel):
            "No \(channel.address) is on file for this account, so nothing was sent."
        case .notVerified(let channel, let to):
            "The \(channel.address) on file (\(to)) is not verified yet, so no code is sent there. "
                + "Once logged in: sallyport enable --method \(channel.word)"
        case .notTaken(let channel): "Codes \(channel.way) are not taken here, so nothing was sent."
        case .tooSoon(let channel, let seconds):
            "A code was asked for \(channel.way) a moment ago. It can be asked for again in "
                + "\(Message.duration(seconds))."
        case .sentOften(let channel):
            "That code was sent \(channel.way) as often as it may be. Type it, or log in again for a new one."
        case .tooManyToday(let channel):
            "So many codes were asked for that none is sent \(channel.way) for now."
        case .accountChanged: "Meanwhile this account was changed, so nothing was sent. Log in again."
        case .alternatives(let alternatives):
            "You can type " + Self.list(alternatives.map(\.text)) + " instead."
        case .noAlternative: "There is nothing else that this login takes."
        case .usedCode(let channel): "That code was used before. Type \(channel.word) for a new one."
        case .noCodeSent(let channel): "No code was sent for this login. Type \(channel.word) to get one."
        case .codeOver(let channel):
            "The time of the code that was sent is over. Type \(channel.word) for a new one."
        case .codeGuessedAt(let channel):
            "Too many wrong codes were typed for the one that was sent, so it counts no more. "
                + "Type \(channel.word) for a new one."
        case .foreignCode:
            "That code was sent for another login, and is void now. Type the one that was sent for this one."
        case .sentElsewhere(let channel):
            "That code was not sent \(channel.way), and is used up now. Type the one that was, or "
                + "\(channel.word) to get one."
        case .proofNeeded(let takesPass):
            "This login needs a second factor. Before you set it up, type the code that is sent to you"
                + (takesPass ? ", or the pass that an administrator gave you." : ".")
        }
    }

    /// "a, b or c".
    private static func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.joined() }
        return parts.dropLast().joined(separator: ", ") + " or " + last
    }
}

extension DeliveryMessage.Alternative {
    fileprivate var text: String {
        switch self {
        case .app(byWord: false): "the code of your authenticator app"
        case .app(byWord: true): "totp (then the code of your authenticator app)"
        case .token(byWord: false): "the code of your token"
        case .token(byWord: true): "hotp (then the code of your token)"
        case .channel(let channel): "\(channel.word) (a code \(channel.way))"
        case .recoveryCode: "a recovery code"
        case .pass: "a pass from an administrator"
        }
    }
}
