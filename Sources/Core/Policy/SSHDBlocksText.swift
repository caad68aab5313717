import Settings

extension SSHDBlocks {
    /// The methods of the settings for sshd that ship.
    package static let shippedMethods = "keyboard-interactive:pam"

    /// A file of its own for sshd, made from the settings in `file`; `methods` are the `AuthenticationMethods` of whoever is asked.
    package func text(of file: String, methods: String = shippedMethods) -> [String] {
        let origin =
            "Made by sallyport policy sshd from \(file.escaped); make it again when the rules change."
        return comment([origin] + use) + entries.flatMap { [""] + lines(of: $0, methods) }
            + ["", "Match all"]
    }

    private var use: [String] {
        guard isNeeded else {
            return asksTheRest
                ? ["No rule lets anybody in over ssh who is never asked: sshd's own methods hold for all."]
                : ["Nobody is asked over ssh unless a rule says so: sshd's own methods hold for all."]
        }
        return [
            "sshd must read this before its other Match blocks: /etc/ssh/sshd_config.d/40-sallyport-rules.conf.",
            "The first block that matches holds, as the first rule does.",
        ] + (asksTheRest ? [] : ["All others are not asked over ssh, and sshd's own methods hold for them."])
    }

    private func lines(of entry: Entry, _ methods: String) -> [String] {
        let remarks = entry.obstacles.map { Self.remark($0, entry) }
        let comment = comment(["rule \(entry.rule.quoted): \(Self.summary(of: entry))"] + remarks)
        guard let criteria = entry.criteria else { return comment }
        return comment + [
            criteria.line, "    AuthenticationMethods \(entry.isAsked ? methods : "publickey")",
            "    KbdInteractiveAuthentication \(entry.isAsked ? "yes" : "no")",
        ]
    }

    private func comment(_ lines: [String]) -> [String] { lines.map { "# " + $0 } }

    private static func summary(of entry: Entry) -> String {
        switch (entry.isAsked, entry.criteria) {
        case (true, _?): "asked, or may be"
        case (false, _?): "never asked, so the key alone lets in"
        case (true, nil): "asked, and needs no block"
        case (false, nil): "not asked, but has no block"
        }
    }

    private static func remark(_ obstacle: SSHDBlocksObstacle, _ entry: Entry) -> String {
        switch obstacle {
        case .time where entry.isAsked:
            "It holds at certain times, which sshd cannot tell: the block always holds."
        case .time:
            "It holds at certain times, which sshd cannot tell: keyboard-interactive asks nothing then."
        case .name(let name) where entry.isAsked:
            "sshd's patterns cannot write \(name.quoted): the block may have more accounts than the rule."
        case .name(let name): "sshd's patterns cannot write \(name.quoted), which is left out."
        case .nobody: "Nobody on this host matches it."
        }
    }
}

extension SSHDBlocksCriteria {
    /// As sshd_config(5) has it.
    package var line: String {
        guard !matchesAll else { return "Match all" }
        return "Match " + lists.map { "\($0.criterion.rawValue) \($0.text)" }.joined(separator: " ")
    }
}

extension SSHDBlocksCriteria.List {
    /// In quotes where a name has a space.
    fileprivate var text: String {
        let list = patterns.joined(separator: ",")
        return list.contains(" ") ? "\"\(list)\"" : list
    }
}
