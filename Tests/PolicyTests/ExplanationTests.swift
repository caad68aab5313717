import Policy
import Settings
import Testing

@Suite struct `An explanation` {
    @Test func `says which rules were looked at, where each value comes from, and what comes of it`() {
        let rules = [
            rule("a", service: ["sudo"], require: .never),
            rule("b", network: ["10.0.0.0/8"], except: lists(user: ["alice"]), require: .never),
            rule("c", group: ["remote"], require: .never), rule("d", group: ["staff"], require: .ifEnrolled),
            rule("e", require: .never),
        ]
        #expect(
            lines(rules, login()) == [
                "rule \"a\": does not match: \"service\" does not have it",
                "rule \"b\": does not match: its exception by \"user\" holds",
                "rule \"c\": may match: the name service did not answer for the group \"remote\"",
                "rule \"d\": matches", "applies: rule \"d\"", "a second factor is demanded from this service",
                "require = \"if-enrolled\", from rule \"d\"", "methods = [\"totp\"], from [login]",
                "enrol = \"admin\", from [login]", "outcome: asked for totp",
            ])
    }

    @Test func `says that no rule applies, and why nothing is asked`() {
        #expect(
            lines([rule("a", network: ["10.0.0.0/8"], require: .never)], login("cron", from: nil)) == [
                "rule \"a\": does not match: the login comes from no known address", "applies: [login]",
                "no second factor is demanded from this service", "require = \"always\", from [login]",
                "methods = [\"totp\"], from [login]", "enrol = \"admin\", from [login]",
                "outcome: not asked: neither [login] services nor the rule that applies names the service",
            ])
    }

    @Test func `says that a rule is taken to match because that is stricter`() {
        let rules = [rule("a", group: ["remote"], require: .always), rule("b", require: .never)]
        #expect(
            lines(rules, login()).prefix(3) == [
                "rule \"a\": may match: the name service did not answer for the group \"remote\", so it is taken to match",
                "rule \"b\": matches, but a rule that may match before it is stricter", "applies: rule \"a\"",
            ])
    }

    private func lines(_ rules: [Rule], _ login: LoginFacts) -> [String] {
        let settings = Settings(login: .installed, rules: rules, control: .installed, contact: nil)
        return Policy(settings: settings, groups: PolicyCase.groups).decide(login).explanation.map(
            \.description)
    }
}
