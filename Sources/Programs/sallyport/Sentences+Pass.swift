import Wire

/// What is said of passes.
extension Sentences {
    static let shownOnce = "sallyport: this is shown once; hand it over on a way that others cannot read"

    static func pass(_ pass: PassReport) -> String {
        "a pass is good for \(counted(pass.uses, "more login")), until \(pass.expires)"
    }

    static func issued(_ reply: IssuePassReply) -> [String] {
        let uses = "\(counted(reply.uses, "login")) of \(reply.user), until \(reply.expires)"
        guard let pass = reply.pass else { return ["A pass would be good for \(uses)."] }
        return [
            "  Pass:  \(pass)", "", "It is good for \(uses), in the place of a code.",
            "Any earlier pass of this account is void.",
        ]
    }

    /// What is left of a pass that nobody got.
    static func issuedUnseen(_ reply: IssuePassReply) -> String {
        guard reply.pass != nil else { return issued(reply)[0] }
        return "\(reply.user) has a pass that nobody has seen (issue another, and it is void)"
    }
}
