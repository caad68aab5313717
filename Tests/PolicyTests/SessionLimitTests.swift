import Identity
import Policy
import Settings
import Testing

/// When the sessions end that logins open.
@Suite struct `The limits of a session` {
    private static let table = SessionSettings(
        idle: .after(seconds: 43_200), max: .after(seconds: 30 * 86_400))
    private static let idle = "a live session ends after 12h without input, from [sessions]"
    private static let max = "a live session ends 30d after its last second factor, from [sessions]"

    /// What is said of them.
    private func lines(
        _ login: LoginFacts, _ rules: [Rule] = [], _ sessions: SessionSettings = table
    ) -> [String] {
        let settings = Settings(
            login: .installed, rules: rules, sessions: sessions, control: .installed, contact: nil)
        return Policy(settings: settings, groups: PolicyCase.groups).explain(login).lines
            .map(\.description).filter { $0.contains("live session") }
    }

    private func rule(
        _ name: String, group: String? = nil, require: Requirement? = nil, _ choices: SessionChoices
    ) -> Rule {
        Rule(
            name: name, position: Position(file: "f", line: 1, column: 1),
            match: group.map { lists(group: [$0]) } ?? .none, require: require, sessions: choices)
    }

    @Test func `are explained, and where they come from`() {
        #expect(lines(login()) == [Self.idle, Self.max])
        let short = rule("short", SessionChoices(idle: .after(seconds: 900)))
        #expect(
            lines(login(), [short]) == [
                "a live session ends after 15m without input, from rule \"short\"", Self.max,
            ])
        let free = rule("free", SessionChoices(idle: .off, max: .after(seconds: 3_600)))
        #expect(
            lines(login(), [free]) == [
                "a live session ends 1h after its last second factor, from rule \"free\""
            ])
    }

    @Test func `are not spoken of where there are none, or no session`() {
        #expect(lines(login(), [], .installed) == [])
        #expect(lines(login(locked: true)) == [])
        for service in ["sudo", "sudo-i", "su", "passwd"] { #expect(lines(login(service)) == []) }
    }

    /// A machine's account proves no factor, so that none grows old.
    @Test func `by age hold for whoever policy never asks only where the rule has them`() {
        let free = rule("free", require: .never, .none)
        #expect(lines(login(), [free]) == [Self.idle])
        let held = rule("held", require: .never, SessionChoices(max: .after(seconds: 86_400)))
        #expect(
            lines(login(), [held]) == [
                Self.idle, "a live session ends 1d after its last second factor, from rule \"held\"",
            ])
    }

    @Test func `hold where nobody is asked because nothing is odd`() {
        let policy = LoginSettings(
            services: LoginSettings.installed.services, require: .risk, methods: [.totp], enrol: .admin)
        let settings = Settings(
            login: policy, rules: [], sessions: Self.table, control: .installed, contact: nil)
        var quiet = login()
        quiet.risk = .signals([])
        let explained = Policy(settings: settings, groups: [:]).explain(quiet)
        #expect(explained.decision.outcome == .notAsked(.lowRisk))
        #expect(explained.lines.map(\.description).contains(Self.max))
    }

    /// The group "remote" could not be looked up.
    @Test(arguments: [900, 86_400] as [Int64])
    func `are the shorter ones where two rules may match`(seconds: Int64) {
        let open = rule("open", group: "remote", SessionChoices(idle: .after(seconds: seconds)))
        let line =
            seconds < 43_200
            ? "a live session ends after 15m without input, from rule \"open\"" : Self.idle
        #expect(lines(login(), [open]).first == line)
    }
}
