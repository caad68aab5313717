import Platform
import Settings
import Wire

/// Asks for all that a review is made of.
struct ReviewRun {
    let connection: ConnectionOptions

    /// The review, and what the daemon says of itself.
    func take() throws(Failure) -> (review: Review, status: GetStatusReply) {
        var daemon = try Daemon(connection)
        let status = try daemon.ask(GetStatusParameters())
        var users: [UserReport] = []
        try daemon.ask(ListUsersParameters()) { users += $0.users }
        let now = status.clock.now
        let entries = NameService.entries()
        let check = RecordCheck(users, entries, .onThisHost(), RecordCheck.Questions())
        let review = Review(
            entries, users, sessions: sessions(), enrolment: status.enrolment,
            usesRecoveryCodes: status.policy.methods.contains(Method.recoveryCode.rawValue), check: check,
            at: now, today: WallClock.day(at: now.seconds))
        return (review, status)
    }

    /// A root helper that is out of order does not keep anybody from a review.
    private func sessions() -> Result<[SessionReport], Failure> {
        Result { () throws(Failure) in
            var daemon = try Daemon(
                connection, patienceMilliseconds: Daemon.sessionsPatienceMilliseconds)
            var sessions: [SessionReport] = []
            try daemon.ask(ListSessionsParameters(everybody: true)) { sessions += $0.sessions }
            return sessions
        }
    }
}
