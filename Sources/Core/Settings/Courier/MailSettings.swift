/// `[mail]` of `courier.conf`: how mail is sent, and from whom.
package struct MailSettings: Hashable, Sendable {
    package static let usualMostADay = 2_000
    /// Of `most_a_day` in either table.
    package static let greatestMostADay = 100_000

    package enum Via: Hashable, Sendable {
        case smtp(SMTPServer)
        /// The host's own mail program, by its absolute path.
        case sendmail(program: String)
    }

    package let via: Via
    package let from: Mailbox
    /// 1 to ``greatestMostADay``.
    package let mostADay: Int

    package init(via: Via, from: Mailbox, mostADay: Int = usualMostADay) {
        self.via = via
        self.from = from
        self.mostADay = mostADay
    }
}
