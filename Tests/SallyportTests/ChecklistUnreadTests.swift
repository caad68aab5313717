import Glibc
import Identity
import Platform
import Testing

@testable import sallyport

/// Who reads that nothing remains goes home: what was not looked at to its end must be told.
@Suite struct `What the checklist could not look at` {
    private let host = TemporaryFolder()
    private let leaver: Leaver

    init() throws {
        leaver = Leaver(name: try AccountName("alice"), uid: UserID(rawValue: 4_242), home: "/home/alice")
        try host.write("", to: "proc/self/mountinfo")
    }

    private func items(mostNames: Int = HostTree.mostNames) -> [Remainder] {
        Checklist(of: leaver, in: HostTree(root: host.path, mostNames: mostNames)).items
    }

    private func texts(mostNames: Int = HostTree.mostNames) -> [String] {
        items(mostNames: mostNames).map(\.text)
    }

    /// With a name that is no text.
    private func makeFolder(_ place: String) {
        let path = "\(host.path)/\(place)".utf8CString.dropLast() + [CChar(bitPattern: 0xFF), 0]
        // SAFETY: the bytes end with a NUL and live until the call returns.
        #expect(unsafe mkdir(Array(path), 0o755) == 0)
    }

    @Test(arguments: [".ssh", ".config", ".config/systemd", ".config/systemd/user", ".local/share"])
    func `is what a link stands for that others follow`(place: String) throws {
        try host.write("ssh-rsa AAAAB3 a\n", to: "home/alice/\(place)-kept/authorized_keys")
        try host.link("home/alice/\(place)", to: "user-kept")
        #expect(texts() == ["/home/alice/\(place) was not looked at: it is a symbolic link"])
        #expect(!Sentences.checklist(items()).contains(Sentences.nothingRemains))
    }

    @Test func `is nothing where a home or a folder in it is a file`() throws {
        try host.write("bin:x:2:2::/dev/null:/bin/false\n", to: "etc/passwd")
        try host.write("", to: "dev/null")
        try host.write("", to: "home/alice/.ssh")
        #expect(items() == [])
    }

    @Test func `is the rest of a long folder`() throws {
        for pid in 1...3 { try host.write("Uid:\t7\t7\t7\t7\n", to: "proc/\(pid)/status") }
        #expect(texts(mostNames: 3) == ["/proc was not looked through to its end: it has too many names"])
        #expect(texts(mostNames: 4) == [])
    }

    @Test(arguments: [
        "etc/cron.d", "var/spool/cron/atjobs", "etc/sudoers.d", "etc/ssh/authorized_keys", "home",
    ])
    func `is a name that is no text, where files are read`(place: String) throws {
        try host.write("", to: "\(place)/none")
        makeFolder("\(place)/x")
        #expect(texts() == ["/\(place) has names that are no text, and were not looked at"])
    }

    @Test func `is a place that leads to itself`() throws {
        try host.write("", to: "etc/none")
        try host.link("etc/cron.d", to: "cron.d")
        #expect(texts() == ["/etc/cron.d was not looked at: it is a symbolic link"])
    }

    @Test func `is every home where the mounts are not known`() throws {
        try host.write("ssh-rsa AAAAB3 a\n", to: "home/alice/.ssh/authorized_keys", owner: 4_242)
        try host.write("ssh-rsa AAAAB3 a\n", to: "etc/ssh/authorized_keys/bob")
        // SAFETY: the path is NUL-terminated and lives until the call returns.
        #expect(unsafe unlink("\(host.path)/proc/self/mountinfo") == 0)
        #expect(
            texts() == [
                "/proc/self/mountinfo was not looked at: it is not there",
                "neither homes nor other files were looked at: which of them are on other hosts is not known",
            ])
    }

    @Test func `is a home beyond so many`() throws {
        let accounts = (0..<20_001).map { "u\($0):x:7:7::/none/\($0):/bin/sh\n" }.joined()
        try host.write(accounts, to: "etc/passwd")
        #expect(texts() == [Sentences.tooManyHomes])
    }

    @Test func `is not a file below a name that is no text`() throws {
        try host.write("", to: "var/tmp/none")
        makeFolder("var/tmp/x")
        // Where the name, repaired, would lead.
        try host.write("", to: "var/tmp/x\u{FFFD}/none")
        let path = "\(host.path)/var/tmp/x".utf8CString.dropLast() + [CChar(bitPattern: 0xFF), 0]
        // SAFETY: the bytes end with a NUL and live until the call returns.
        #expect(unsafe chown(Array(path), 4_242, 4_242) == 0)
        #expect(texts() == ["1 file of uid 4242 in /var/tmp, 0 bytes"])
    }
}
