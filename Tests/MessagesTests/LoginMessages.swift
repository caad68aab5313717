import Identity
import Messages

extension Message {
    /// Why a code was not accepted, or a login goes no further.
    static let refusals: [Message] = [
        .refused,
        .wrongCode(triesLeft: 0),
        .wrongCode(triesLeft: 1),
        .wrongCode(triesLeft: 4),
        .usedCode,
        .usedTokenCode,
        .usedRecoveryCode(number: 10),
        .passOver,
        .repeatedCode,
        .voidCode(seconds: 28),
        .clockDiffers(seconds: -90),
        .clockInDoubt,
        .malformedCode(digits: nil),
        .malformedCode(digits: 8),
        .malformedPass,
        .tooManyTries(seconds: 32),
        .tooManyGuesses(seconds: 32),
        .shut,
        .notEnrolled(opensByPass: true),
        .notEnrolled(opensByPass: false),
        .enrolmentOver(day),
        .dormant,
        .rootFromAfar,
        .noMethod,
        .locked,
        .proofMissing,
        .sessionUnnoted,
        .storeFull,
        .recordDamaged,
        .recordOfAnother,
        .unavailable,
        .timedOut,
        .noMoreTries,
    ]

    static let refusalTexts = """
        Not accepted.
        ---
        That code is wrong.
        ---
        That code is wrong. One more try before you must wait.
        ---
        That code is wrong. 4 more tries before you must wait.
        ---
        That code was used before. Wait for the next one in your authenticator app.
        ---
        That code was used before. Press the button of your token for the next one.
        ---
        Recovery code 10 was used before. Take another one.
        ---
        That pass is over. Ask for a new one.
        ---
        That is the same wrong code once more. Wait for the next one.
        ---
        This host cannot tell whether that code was used before (it was restarted, its clock was set, or a \
        record was damaged). Use the code that your app shows in 28 s.
        ---
        That code would be right at another time: the clock of your device and the clock of this host \
        differ by about 90 s. Set your device to network time.
        ---
        The clock of this host is in doubt, so authenticator codes wait until an administrator has checked \
        it (sallyport clock accept).
        ---
        That is not a code. A code is 6 to 8 digits. A recovery code begins with its number.
        ---
        That is not a code. A code is 8 digits; spaces do not matter. A recovery code begins with its number.
        ---
        That is not a pass. Type it as it was given to you: 16 letters and digits.
        ---
        Too many tries: wait 32 s, then type a new code. Two codes in a row, one after the other in one \
        answer, end the wait.
        ---
        Too many tries: wait 32 s.
        ---
        Too many wrong codes stand against this account. A recovery code opens it again, or an \
        administrator (sallyport user unlock).
        ---
        This login needs a second factor, and none is set up for this account. Ask an administrator for a \
        pass (sallyport user pass).
        ---
        This login needs a second factor, and none is set up for this account. An administrator can set it \
        up (sallyport user enrol).
        ---
        Since 2027-01-31 this login needs a second factor, and none is set up for this account. Ask an \
        administrator for a pass (sallyport user pass).
        ---
        This account was not used for a long time and is closed. Ask an administrator for a pass \
        (sallyport user pass).
        ---
        This login needs a second factor, and root cannot set one up from another host. Use the console, \
        or sallyport user enrol.
        ---
        This login needs a second factor of another kind than this account has. Ask an administrator.
        ---
        This account is locked.
        ---
        This login needs a second factor, and this way of logging in cannot ask for one.
        ---
        This session cannot be opened: the host has no room to note when it is to end. Try again in a minute, or ask \
        an administrator.
        ---
        Your code could not be recorded (the disk is full or read-only). Try the next code.
        ---
        What is stored about your second factor cannot be read. An administrator must look at it \
        (sallyport user show).
        ---
        The second factor stored for this account belongs to another name or number. An administrator must \
        look at it (sallyport user show).
        ---
        Your second factor cannot be checked at the moment. Try again in a minute.
        ---
        That took too long. Log in again.
        ---
        That was the last try of this login. Log in again.
        """

    static var day: CalendarDay {
        guard let day = CalendarDay("2027-01-31") else { preconditionFailure("not a day") }
        return day
    }
}
