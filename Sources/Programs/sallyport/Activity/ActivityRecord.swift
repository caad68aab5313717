import Policy
import Systemd

/// One phase of a login as the journal has it, as far as numbers go.
struct ActivityRecord {
    /// Nil where there was no such user.
    let user: String?
    /// Seconds since 1970.
    let time: Int64
    /// The same in all phases of one login.
    let process: String
    let fate: Fate

    /// Whether a second factor was asked for in this phase.
    let isPrompt: Bool

    enum Fate {
        case letIn
        /// A service that no rule names, such as cron, or a screen that is unlocked: nobody logs in.
        case leftAlone
        case refused
    }

    /// Nil for what is no phase of a login.
    init?(_ record: [String: String]) {
        guard let event = record["SALLYPORT_EVENT"],
            let phase = record["SALLYPORT_PHASE"],
            let seconds = RecordTime.seconds(of: record),
            let fate = Self.fate(event, phase, record)
        else { return nil }
        user = record["SALLYPORT_USER"]
        time = seconds
        process = LoggedLogin.process(of: record)
        self.fate = fate
        isPrompt = phase == "auth" && Self.isAsked(record)
    }

    private static func fate(_ event: String, _ phase: String, _ record: [String: String]) -> Fate? {
        switch (event, phase) {
        case ("login-refused", _): .refused
        case ("login-granted", "auth"), ("login-granted", "account"), ("login-not-asked", "auth"),
            ("login-not-asked", "account"):
            isLeftAlone(record) ? .leftAlone : .letIn
        default: nil
        }
    }

    private static func isLeftAlone(_ record: [String: String]) -> Bool {
        record["SALLYPORT_STANDPOINT"] == "own-account"
            || record["SALLYPORT_REASON"] == "\(NotAskedReason.serviceNotNamed)"
    }

    /// Before the first factor is proven everybody is asked.
    private static func isAsked(_ record: [String: String]) -> Bool {
        record["SALLYPORT_STANDPOINT"] == "before-first-factor" || record["SALLYPORT_METHOD"] != nil
            || ["asked", "enrolled"].contains(record["SALLYPORT_DECISION"])
    }
}
