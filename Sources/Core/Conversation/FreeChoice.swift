import Identity
import Settings
import Wire

/// Setting up a factor as a person's free choice, and how the login ends for who does not.
struct FreeChoice: Hashable, Sendable {
    let verdict: Verdict
    let cause: ConversationCause
    /// On whose word a factor can be set up here; nil where none can.
    let enrolsBy: EnrolmentPolicy?

    init(_ verdict: Verdict, _ cause: ConversationCause, enrolsBy: EnrolmentPolicy?) {
        self.verdict = verdict
        self.cause = cause
        self.enrolsBy = enrolsBy
    }
}
