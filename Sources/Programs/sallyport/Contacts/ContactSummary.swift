import Wire

/// The JSON of `user contact --file`: what became of each user.
struct ContactSummary: Encodable {
    /// Absent unless nothing was changed for that reason.
    let dryRun: Bool?
    let changed: Int
    let unchanged: Int
    /// In the order of the file.
    let users: [SetContactReply]

    init(_ users: [SetContactReply], _ options: ChangeOptions) {
        dryRun = options.parameter
        changed = users.count(where: \.changed)
        unchanged = users.count - changed
        self.users = users
    }

    var lines: [String] {
        users.map { Sentences.contacts($0, dryRun: dryRun == true) } + [Sentences.summary(self)]
    }
}
