/// What sentences are put together of.
extension Message {
    static let unnotedSession =
        "This session cannot be opened: the host has no room to note when it is to end. Try again in a minute, or "
        + "ask an administrator."

    static func notEnrolled(_ opensByPass: Bool) -> String {
        "This login needs a second factor, and none is set up for this account. "
            + (opensByPass
                ? "Ask an administrator for a pass (sallyport user pass)."
                : "An administrator can set it up (sallyport user enrol).")
    }

    static func clockDiffers(_ seconds: Int64) -> String {
        "That code would be right at another time: the clock of your device and the clock of this host "
            + "differ by about \(duration(seconds)). Set your device to network time."
    }

    static func triesLeft(_ count: Int) -> String {
        switch count {
        case 0: ""
        case 1: " One more try before you must wait."
        default: " \(count) more tries before you must wait."
        }
    }

    static func codesLeft(_ count: Int) -> String {
        switch count {
        case 0: "and it was the last one. Make new ones: sallyport recovery-codes"
        case 1: "one is left. Make new ones: sallyport recovery-codes"
        default: "\(count) are left"
        }
    }

    static func passAccepted(_ left: Int) -> String {
        left == 0 ? "That pass is used up now." : "That pass can be used \(times(left)) more."
    }

    static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

    static func malformed(_ digits: Int?) -> String {
        "That is not a code. \(expected(digits)) A recovery code begins with its number."
    }

    static func expected(_ digits: Int?) -> String {
        guard let digits else { return "A code is 6 to 8 digits." }
        return "A code is \(digits) digits; spaces do not matter."
    }

    static func minutes(_ count: Int) -> String { count == 1 ? "1 minute" : "\(count) minutes" }

    /// "28 s", "2 min", "3 h".
    static func duration(_ seconds: Int64) -> String {
        switch seconds {
        case ..<120: "\(seconds) s"
        case ..<7_200: "\((seconds + 59) / 60) min"
        default: "\((seconds + 3_599) / 3_600) h"
        }
    }
}
