import Identity
import Platform
import Testing

@testable import AuthenticationService

/// What passwd(5) and nsswitch.conf(5) say.
@Suite struct `The sources of users` {
    @Test func `are the names of the file`() throws {
        let text = "root:x:0:0::/root:/bin/sh\nalice:x:1000:1000:::\n\n+\n::\n"
        let sources = NameSources(users: Array(text.utf8), plan: nil)
        #expect(sources.localNames.isSuperset(of: [try AccountName("root"), try AccountName("alice")]))
        #expect(!sources.localNames.contains(try AccountName("bob")))
    }

    @Test(arguments: [
        ("passwd: files\n", false), ("passwd:\tfiles systemd\n", false), ("passwd: files # sss\n", false),
        ("group: sss\npasswd : files [NOTFOUND=return] systemd\n", false),
        ("passwd: files [ !UNAVAIL=return ]", false),
        ("passwd: files sss\n", true), ("passwd: compat\n", true), ("#passwd: files\n", true), ("", true),
        ("passwd:", true), ("shadow: files\npasswd: files winbind\n", true),
    ])
    func `are a directory too unless the plan names files alone`(plan: String, isAsked: Bool) {
        #expect(NameSources(users: [], plan: Array(plan.utf8)).asksDirectory == isAsked)
    }

    @Test func `may be a directory where nobody can tell`() {
        #expect(NameSources(users: [], plan: nil).asksDirectory)
    }
}
