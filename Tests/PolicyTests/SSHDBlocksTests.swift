import Identity
import Policy
import Settings
import Testing

@Suite struct `The Match blocks for sshd` {
    @Test func `let in by a key alone whom a rule never asks, and ask whom a rule above asks`() {
        let rules = [
            rule("admins", service: ["sshd", "sudo"], group: ["wheel"], require: .always),
            rule("backups", group: ["staff"], require: .never),
            rule(
                "robot", user: ["robot", "ci"], network: ["10.20.0.0/16", "2001:db8::/32"], require: .never),
            rule("odd", service: ["sshd"], require: .risk),
        ]
        #expect(
            body(rules) == [
                "# rule \"admins\": asked, or may be", "Match Group wheel",
                "    AuthenticationMethods keyboard-interactive:pam", "    KbdInteractiveAuthentication yes",
                "", "# rule \"backups\": never asked, so the key alone lets in", "Match Group staff",
                "    AuthenticationMethods publickey", "    KbdInteractiveAuthentication no", "",
                "# rule \"robot\": never asked, so the key alone lets in",
                "Match User robot,ci Address 10.20.0.0/16,2001:db8::/32",
                "    AuthenticationMethods publickey", "    KbdInteractiveAuthentication no",
            ])
    }

    @Test(arguments: [Requirement.always, .risk, .stepUp, .ifEnrolled])
    func `ask whomever a rule may ask`(requirement: Requirement) {
        let rules = [
            rule("a", service: ["sshd"], user: ["a"], require: requirement), rule("b", require: .never),
        ]
        #expect(matches(rules) == ["Match User a", "Match all"])
        #expect(SSHDBlocks(of: policy(table(.always), rules)).entries.map(\.isAsked) == [true, false])
    }

    @Test func `take requirement and service from where the rule has none`() {
        let rules = [rule("methods", user: ["a"], methods: [.totp]), rule("b", user: ["b"], require: .never)]
        #expect(SSHDBlocks(of: policy(table(.never), rules)).entries.map(\.isAsked) == [false, false])
        #expect(SSHDBlocks(of: policy(table(.always), rules)).entries.map(\.isAsked) == [true, false])
        let local = table(.always, services: ["login"])
        #expect(SSHDBlocks(of: policy(local, rules)).entries.map(\.isAsked) == [false, false])
        #expect(!SSHDBlocks(of: policy(local, rules)).asksTheRest)
        #expect(
            text(of: SSHDBlocks(of: policy(local, rules))).contains {
                $0.contains("All others are not asked")
            })
    }

    @Test func `pass over rules that no login by sshd matches`() throws {
        let tty = RuleConditions(terminals: [try TerminalPattern("tty*")])
        let ssh = RuleConditions(terminals: [try TerminalPattern("ssh")])
        let rules = [
            rule("sudo", service: ["sudo"], require: .always), own("console", tty, .always),
            rule("not ssh", except: lists(service: ["sshd"]), require: .always),
            own("not ssh either", .none, except: ssh, .always), own("ssh", ssh, .never),
        ]
        #expect(matches(rules) == ["Match all"])
    }

    @Test func `except whom the rule excepts`() {
        let rules = [
            rule(
                "a", group: ["staff"],
                except: lists(user: ["x", "y"], group: ["wheel"], network: ["10.0.0.0/8"]),
                require: .never)
        ]
        #expect(matches(rules) == ["Match User *,!x,!y Group staff,!wheel Address *,!10.0.0.0/8"])
    }

    @Test func `take whom a login acts as for its user`() throws {
        let names = try ["a", "b", "c"].map { try AccountName($0) }
        let both = RuleConditions(users: Array(names[0...1]), targets: Array(names[1...2]))
        #expect(matches([own("as", both, .never)]) == ["Match User b"])
        #expect(matches([own("as", RuleConditions(targets: [names[2]]), .never)]) == ["Match User c"])
        #expect(
            matches([own("as", .none, except: RuleConditions(targets: [names[2]]), .never)])
                == ["Match User *,!c"])
        #expect(
            matches([own("as", RuleConditions(users: [names[0]], targets: [names[1]]), .never)]) == [])
    }

    @Test func `know every name of root`() throws {
        let settings = Settings(
            login: table(.always), rules: [rule("root", user: ["root"], require: .never)],
            control: .installed, contact: nil)
        let policy = Policy(settings: settings, groups: [:], rootNames: [try AccountName("toor")])
        #expect(SSHDBlocks(of: policy).entries[0].criteria?.line == "Match User root,toor")
    }

    /// A key alone never lets in whom policy may ask.
    @Test func `err towards asking where sshd cannot tell`() throws {
        let night = RuleConditions(
            users: [try AccountName("a")], times: [try WeekSpan("22:00-06:00")])
        let last = rule("last", user: ["z"], require: .never)
        let asked = SSHDBlocks(of: policy(table(.always), [own("night", night, .always), last]))
        #expect(asked.entries.map { $0.criteria?.line } == ["Match User a", "Match User z"])
        #expect(asked.entries[0].obstacles == [.time])
        let never = SSHDBlocks(of: policy(table(.always), [own("night", night, .never), last]))
        #expect(never.entries.map { $0.criteria?.line } == [nil, "Match User z"])
        let except = RuleConditions(times: [try WeekSpan("Sun")])
        #expect(matches([own("never on Sunday", .none, except: except, .never), last]) == ["Match User z"])
        #expect(matches([own("always but Sunday", .none, except: except, .always), last]) == [])
    }

    @Test func `write names that would mean something else as wider patterns, or leave them out`() {
        let rules = [
            rule("asked", user: ["a*", "b"], require: .always),
            rule("never", user: ["c,d", "e"], except: lists(user: ["!f"]), require: .never),
            rule("nobody", user: ["g?"], require: .never),
        ]
        #expect(matches(rules) == ["Match User a?,b", "Match User e,!?f"])
        let names = [rule("spaces", group: ["domain users", "DOM\\staff"], require: .never)]
        let known: [String: GroupLookup] = ["domain users": .failed, "DOM\\staff": .failed]
        #expect(
            SSHDBlocks(of: policy(table(.always), names, groups: known)).entries[0].criteria?.line
                == "Match Group \"domain users,DOM\\staff\"")
    }

    @Test func `have no block for groups that do not exist`() {
        let rules = [
            rule("ghosts", group: ["ghost"], require: .never),
            rule("b", group: ["ghost", "staff"], require: .never),
        ]
        #expect(matches(rules) == ["Match Group staff"])
        #expect(body(rules)[0...1].joined().contains("Nobody on this host matches it."))
    }

    @Test func `end with the first rule that matches everybody`() {
        let rules = [rule("all", require: .always), rule("never", user: ["a"], require: .never)]
        #expect(matches(rules) == [])
        #expect(
            text(of: SSHDBlocks(of: policy(table(.always), rules)))
                .contains { $0.contains("No rule lets anybody in over ssh") })
    }

    @Test func `have other methods where they are told`() {
        let rules = [rule("a", user: ["a"], require: .always), rule("b", require: .never)]
        let lines = SSHDBlocks(of: policy(table(.always), rules)).text(
            of: "f", methods: "publickey,keyboard-interactive:pam")
        #expect(lines.contains("    AuthenticationMethods publickey,keyboard-interactive:pam"))
        #expect(lines.last == "Match all" && lines.allSatisfy { $0.count <= 120 })
    }

    private func own(
        _ name: String, _ match: RuleConditions, except: RuleConditions = .none, _ require: Requirement
    ) -> Rule {
        Rule(
            name: name, position: Position(file: "f", line: 1, column: 1), match: match, except: except,
            require: require)
    }

    private func text(of blocks: SSHDBlocks) -> [String] { blocks.text(of: "f") }

    /// Behind the heading, without `Match all` at the end.
    private func body(_ rules: [Rule]) -> [String] {
        let lines = text(of: SSHDBlocks(of: policy(table(.always), rules)))
        return Array(lines.drop { !$0.isEmpty }.dropFirst().dropLast(2))
    }

    private func matches(_ rules: [Rule]) -> [String] { body(rules).filter { $0.hasPrefix("Match") } }
}
