import Glibc
import Identity
import Platform
import Wire

/// What an auditor gets: a review, and what it was taken of.
struct Report {
    /// A quarter, as reviews are due.
    static let days = 90

    let review: Review
    let status: GetStatusReply
    let host: String
    /// As whom the person who ran this logged in, and as whom they ran it.
    let author: String
    let today: CalendarDay
    /// What records tell of these days; or why the journal could not be read.
    let activity: Result<RecordedDays, Failure>
}

extension Report {
    /// Of this host and whoever runs this.
    init(_ review: Review, _ status: GetStatusReply, activity: Result<RecordedDays, Failure>) {
        self.init(
            review: review, status: status, host: ProcessFacts.hostName, author: Self.author,
            today: WallClock.day(at: review.taken.seconds), activity: activity)
    }

    /// By the kernel's word, not by the environment, in which anybody could stand.
    private static var author: String {
        let (user, login) = (
            ProcessFacts.effectiveUser, try? ProcessFolder(pid: ProcessFacts.pid).loginUser()
        )
        guard let login, login != user else { return name(of: user) }
        return Sentences.runBy(name(of: login), as: name(of: user))
    }

    private static func name(of uid: UserID) -> String {
        if case .found(let user) = NameService.user(uid) { user.name.description } else { "uid \(uid)" }
    }
}
