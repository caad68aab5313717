import Identity
import Systemd
import Wire

/// What is said to people about their own account.
extension Sentences {
    static let noFactors = "No second factor is set up (sallyport enable sets one up)."

    static let askAdministrator = "An administrator can open this account again."

    static let nextSteps = "What you can do now:"

    static let stepEnable = "set up an authenticator app"
    static let stepImport = "take over the authenticator of your ~/.google_authenticator"
    static let stepVerify = "prove yourself anew in this session, or try a code"
    static let stepDevices = "list or forget your remembered devices"
    static let stepFactors = "list, rename or remove your factors"
    static let stepEnableAnother = "set up another authenticator"
    static let stepDisable = "take your second factor away"

    static func stepEnable(by contact: ContactReport) -> String {
        "have codes sent to \(contact.address.escapingControls)"
    }

    static func stepRecoveryCodes(left count: Int) -> String {
        switch count {
        case 0: "make recovery codes: none are left, and without them a lost phone locks you out"
        case 1...3: "make new recovery codes: only \(count) \(count == 1 ? "is" : "are") left"
        default: "make new recovery codes; the old ones end"
        }
    }

    static func noUser(_ uid: UserID) -> String { "the name service does not know uid \(uid)" }

    static func recoveryCodes(left count: Int) -> String {
        guard count > 0 else { return "no recovery codes are left" }
        return "\(counted(count, "recovery code")) \(count == 1 ? "is" : "are") left"
    }

    static func decision(_ decision: ServicePolicy.Decision) -> String {
        switch decision {
        case .asked: "asks for a second factor"
        case .notAsked: "asks for no second factor"
        case .refused: "is refused"
        case .enrols: "begins with setting one up"
        case .announced: "is let pass for now"
        }
    }
}
