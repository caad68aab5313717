package import Identity

/// What a person is told at a login, once the first factor is proven.
///
/// ASCII alone and no escapes: a client in an 8-bit locale dies on anything else, and OpenSSH turns escapes
/// into text.
package enum Message: Hashable, Sendable {
    /// The same for everybody while the first factor is not proven.
    case refused
    case wrongCode(triesLeft: Int)
    /// Accepted before: of an app, of a token.
    case usedCode
    case usedTokenCode
    case usedRecoveryCode(number: Int)
    case passOver
    case repeatedCode
    /// The code may have been used before a restart of the host.
    case voidCode(seconds: Int64)
    case clockDiffers(seconds: Int64)
    case clockInDoubt
    case malformedCode(digits: Int?)
    /// Where nothing but a pass is taken.
    case malformedPass
    case tooManyTries(seconds: Int64)
    /// The same where there is no authenticator whose codes come in a row.
    case tooManyGuesses(seconds: Int64)
    case shut
    /// Nobody but an administrator can enrol here, or a pass can.
    case notEnrolled(opensByPass: Bool)
    /// The day from which on accounts without a second factor are held.
    case enrolmentOver(CalendarDay)
    case dormant
    case rootFromAfar
    case noMethod
    case locked
    case proofMissing
    /// A session that is to end some day could not be written down.
    case sessionUnnoted
    case storeFull
    case recordDamaged
    case recordOfAnother
    case unavailable
    case timedOut
    case noMoreTries
    case help(Help)
    /// Whom to ask, from `[help] contact`.
    case contact(String)
    /// A word that asks for another kind of authenticator was understood.
    case otherAuthenticator(Help.Authenticator)
    case recoveryCodeAccepted(number: Int, left: Int)
    case passAccepted(usesLeft: Int)
    case enrolment(EnrolmentMessage)
    case selfService(SelfServiceMessage)
    case delivery(DeliveryMessage)
    case occasion(OccasionMessage)
}

extension Message {
    /// Whether it tells of a fault; help and contact only inform.
    package var isError: Bool {
        switch self {
        case .help, .contact, .otherAuthenticator, .recoveryCodeAccepted, .passAccepted: false
        case .enrolment(let message): message.isError
        case .selfService(let message): message.isError
        case .delivery(let message): message.isError
        case .occasion(let message): message.isError
        default: true
        }
    }

    /// What may be told while the first factor is not proven: nothing that depends on whose account it is.
    package var beforeFirstFactor: Message {
        switch self {
        case .help: .help(.beforeFirstFactor)
        case .malformedCode, .malformedPass: .malformedCode(digits: nil)
        case .contact, .timedOut, .noMoreTries: self
        default: .refused
        }
    }
}

extension Message {
    package var text: String {
        switch self {
        case .refused: "Not accepted."
        case .wrongCode(let left): "That code is wrong.\(Self.triesLeft(left))"
        case .usedCode: "That code was used before. Wait for the next one in your authenticator app."
        case .usedTokenCode: "That code was used before. Press the button of your token for the next one."
        case .usedRecoveryCode(let number): "Recovery code \(number) was used before. Take another one."
        case .passOver: "That pass is over. Ask for a new one."
        case .repeatedCode: "That is the same wrong code once more. Wait for the next one."
        case .voidCode(let seconds):
            "This host cannot tell whether that code was used before (it was restarted, its clock was set, or a "
                + "record was damaged). Use the code that your app shows in \(Self.duration(seconds))."
        case .clockDiffers(let seconds): Self.clockDiffers(abs(seconds))
        case .clockInDoubt:
            "The clock of this host is in doubt, so authenticator codes wait until an administrator "
                + "has checked it (sallyport clock accept)."
        case .malformedPass: "That is not a pass. Type it as it was given to you: 16 letters and digits."
        case .malformedCode(let digits): Self.malformed(digits)
        case .tooManyGuesses(let seconds): "Too many tries: wait \(Self.duration(seconds))."
        case .tooManyTries(let seconds):
            "Too many tries: wait \(Self.duration(seconds)), then type a new code. Two codes in a row, one after "
                + "the other in one answer, end the wait."
        case .shut:
            "Too many wrong codes stand against this account. A recovery code opens it again, or an administrator "
                + "(sallyport user unlock)."
        case .notEnrolled(let opensByPass): Self.notEnrolled(opensByPass)
        case .enrolmentOver(let day):
            "Since \(day) this login needs a second factor, and none is set up for this account. "
                + "Ask an administrator for a pass (sallyport user pass)."
        case .dormant:
            "This account was not used for a long time and is closed. Ask an administrator for a pass "
                + "(sallyport user pass)."
        case .rootFromAfar:
            "This login needs a second factor, and root cannot set one up from another host. "
                + "Use the console, or sallyport user enrol."
        case .noMethod:
            "This login needs a second factor of another kind than this account has. Ask an administrator."
        case .locked: "This account is locked."
        case .proofMissing: "This login needs a second factor, and this way of logging in cannot ask for one."
        case .sessionUnnoted: Self.unnotedSession
        case .storeFull: "Your code could not be recorded (the disk is full or read-only). Try the next code."
        case .recordDamaged:
            "What is stored about your second factor cannot be read. An administrator must look at it "
                + "(sallyport user show)."
        case .recordOfAnother:
            "The second factor stored for this account belongs to another name or number. "
                + "An administrator must look at it (sallyport user show)."
        case .unavailable: "Your second factor cannot be checked at the moment. Try again in a minute."
        case .timedOut: "That took too long. Log in again."
        case .noMoreTries: "That was the last try of this login. Log in again."
        case .help(let help): help.text
        case .contact(let whom): "If it does not work: \(whom)."
        case .otherAuthenticator(let authenticator): "\(authenticator.invitation)"
        case .recoveryCodeAccepted(let number, let left):
            "Recovery code \(number) is used up now, \(Self.codesLeft(left))."
        case .passAccepted(let left): Self.passAccepted(left)
        case .enrolment(let message): message.text
        case .selfService(let message): message.text
        case .delivery(let message): message.text
        case .occasion(let message): message.text
        }
    }
}
