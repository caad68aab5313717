import Glibc
import Identity
import Platform
import Testing

@testable import sallyport

/// What is left of somebody on a host, over the files of one that is not there.
@Suite struct `The checklist of somebody who leaves` {
    private static let uid: UInt32 = 4_242
    private let host = TemporaryFolder()
    private let leaver: Leaver

    init() throws {
        leaver = Leaver(
            name: try AccountName("alice"), uid: UserID(rawValue: Self.uid), home: "/home/alice")
        try host.write("", to: "proc/self/mountinfo")
    }

    private var items: [Remainder] {
        Checklist(of: leaver, in: HostTree(root: host.path)).items
    }

    private var texts: [String] { items.map(\.text) }

    @Test func `is empty where nothing is left`() throws {
        try host.write(
            "root:x:0:0::/root:/bin/sh\nalicette:x:7:7::/home/alicette:/bin/sh\n", to: "etc/passwd")
        try host.write("alicette ALL=(ALL) ALL\n# alice ALL=(ALL) ALL\n", to: "etc/sudoers")
        try host.write("wheel:x:10:alicette,bob\n", to: "etc/group")
        try host.write("malice: root\n# alice: bob\n", to: "etc/aliases")
        try host.write(
            "0 1 * * * alicette /bin/true\n# 0 1 * * * alice x\n0 1 * * * bob alice\n", to: "etc/crontab")
        try host.write("ssh-ed25519 AAAAC3 alicette@host\n", to: "home/bob/.ssh/authorized_keys")
        try host.write("x", to: "home/bob/file", owner: 4_243)
        try host.write("Name:\tsh\nUid:\t4243\t4242\t4242\t4242\n", to: "proc/17/status")
        #expect(items == [])
        #expect(Sentences.checklist(items) == ["", "Nothing else of the account was found on this host."])
    }

    @Test func `names the account, its password, its groups and its mail`() throws {
        try host.write("alice:x:4242:4242::/home/alice:/bin/sh\n", to: "etc/passwd")
        try host.write("alice:$y$abc:1::::::\n", to: "etc/shadow")
        try host.write("sudo:x:27:bob,alice\nalice:x:4242:\n", to: "etc/group")
        try host.write("root: bob\nalice: bob\ninfo: bob, alice\n", to: "etc/aliases")
        #expect(
            items.map { "\($0.kind) \($0.text)" } == [
                "password the password of alice is not locked (/etc/shadow)",
                "group member of the group sudo", "alias line 2 of /etc/aliases names the user",
                "alias line 3 of /etc/aliases names the user",
                "account the account alice itself is in /etc/passwd",
            ])
        #expect(items[1].command == "gpasswd --delete alice -- sudo")
    }

    @Test(arguments: [("!$y$abc", []), ("*", []), ("", ["alice needs no password (/etc/shadow)"])])
    func `knows a password that is locked`(password: String, said: [String]) throws {
        try host.write("alice:\(password):1::::::\n", to: "etc/shadow")
        #expect(texts == said)
    }

    @Test(arguments: [
        "alice ALL=(ALL) ALL", "%sudo,alice\tALL=ALL", "bob ALL=(alice) ALL", "User_Alias A = bob, alice",
        "#4242 ALL = ALL", "!alice ALL=ALL",
    ])
    func `finds the lines of sudoers`(line: String) throws {
        try host.write("# rules\n\(line)\n", to: "etc/sudoers.d/people", mode: 0o440)
        #expect(texts == ["line 2 of /etc/sudoers.d/people names the user"])
        #expect(items[0].command == "visudo -f /etc/sudoers.d/people")
    }

    @Test func `finds what cron, at and systemd start`() throws {
        try host.write("x", to: "var/spool/cron/crontabs/alice", owner: 4_243)
        try host.write("@daily alice /bin/true\n5 4 * * * alice x\n", to: "etc/cron.d/jobs")
        try host.write("#!/bin/sh\nsu alice -c x\n", to: "etc/cron.daily/own", mode: 0o755)
        try host.write("x", to: "var/spool/cron/atjobs/a01", owner: Self.uid)
        try host.write("", to: "var/lib/systemd/linger/alice")
        try host.write("", to: "home/alice/.config/systemd/user/a.service")
        #expect(
            items.map { "\($0.kind) \($0.text)" } == [
                "linger systemd starts services of alice at boot (linger)",
                "crontab a crontab: /var/spool/cron/crontabs/alice",
                "crontab line 1 of /etc/cron.d/jobs names the user",
                "crontab line 2 of /etc/cron.d/jobs names the user",
                "crontab line 2 of /etc/cron.daily/own names the user",
                "atJob a job of at: /var/spool/cron/atjobs/a01",
                "userUnit 1 unit of systemd in /home/alice/.config/systemd/user",
                "files 1 file of uid 4242 in /var/spool, 1 byte",
            ])
        #expect(items[1].command == "crontab -r -u alice")
    }

    @Test func `finds the keys of the user and those that others have of the user`() throws {
        try host.write("bob:x:7:7::/srv/bob:/bin/sh\n", to: "etc/passwd")
        try host.write(
            "# mine\nssh-ed25519 AAAAC3 a\nssh-rsa AAAAB3 b\n", to: "home/alice/.ssh/authorized_keys")
        try host.write(
            "ssh-ed25519 AAAAC3 carol\nfrom=\"alice\" ssh-rsa AAAAB3 alice@desk\n",
            to: "srv/bob/.ssh/authorized_keys")
        try host.write("ssh-ed25519 AAAAC3 old key of alice\n", to: "home/gone/.ssh/authorized_keys2")
        try host.write("from=\"alice\" ssh-ed25519 AAAAC3 dave\n", to: "home/dave/.ssh/authorized_keys")
        #expect(
            texts == [
                "2 keys that may log in as the user: /home/alice/.ssh/authorized_keys",
                "line 2 of /srv/bob/.ssh/authorized_keys is a key whose comment names the user",
                "line 1 of /home/gone/.ssh/authorized_keys2 is a key whose comment names the user",
            ])
    }

    @Test func `finds units where programs install them`() throws {
        try host.write("", to: "home/alice/.local/share/systemd/user/a.service")
        #expect(texts == ["1 unit of systemd in /home/alice/.local/share/systemd/user"])
    }

    @Test(arguments: ["ssh-ed25519\tAAAAC3", "  ssh-rsa AAAAB3", "from=\"x\"\tssh-rsa\tAAAAB3\tb", "garbage"])
    func `counts each line of the user's own that sshd could take for a key`(line: String) throws {
        try host.write(" \t\r\n\n  # mine\n\(line)\n", to: "home/alice/.ssh/authorized_keys")
        #expect(texts == ["1 key that may log in as the user: /home/alice/.ssh/authorized_keys"])
    }

    @Test func `has one item for a file of keys, however many there name the user`() throws {
        let flood = String(repeating: "ssh-ed25519 AAAAC3 alice\n", count: 5_000)
        try host.write("ssh-ed25519 AAAAC3 bob\n\(flood)", to: "home/bob/.ssh/authorized_keys")
        #expect(
            texts == [
                "5000 lines of /home/bob/.ssh/authorized_keys, from line 2 on, are keys whose comments name the user"
            ])
    }

    @Test func `counts processes by their real uid`() throws {
        for pid in [17, 18] { try host.write("Name:\tsh\nUid:\t4242\t0\t0\t0\n", to: "proc/\(pid)/status") }
        try host.write("Uid:\t4242\t0\t0\t0\n", to: "proc/self-made/status")
        #expect(texts == ["2 processes of uid 4242 run"])
        #expect(items[0].command == "pkill -KILL -U 4242")
    }

    @Test(arguments: [
        (1, "1 process runs under uids that are subordinate to uid 4242"),
        (20, "20 processes run under uids that are subordinate to uid 4242"),
        (
            21,
            "21 processes run under uids that are subordinate to uid 4242; "
                + "these are 20 of them, and another run names more"
        ),
    ])
    func `names processes that no uid of the user finds by their numbers`(count: Int, text: String) throws {
        var list = Checklist(of: leaver, in: HostTree(root: host.path))
        list.tell(subordinate: (101..<(101 + count)).map(String.init))
        let numbers = (101..<(101 + min(count, 20))).map(String.init).joined(separator: " ")
        #expect(list.items == [Remainder(.process, text, "kill -KILL \(numbers)")])
        list.tell(subordinate: [])
        #expect(list.items.count == 1)
    }

    @Test func `counts files, the home apart from what is beside it`() throws {
        try host.write(String(repeating: "x", count: 1_500), to: "home/alice/a", owner: Self.uid)
        try host.write("xy", to: "home/bob/deep/er/b", owner: Self.uid)
        try host.write("x", to: "home/bob/c", owner: 4_243)
        try host.link("tmp", to: "\(host.path)/home")
        #expect(
            texts == [
                "1 file of uid 4242 in /home/alice, 1.5 kB",
                "1 file of uid 4242 in /home beside /home/alice, 2 bytes",
                // A place of the system may be a link, as /var/mail is on some.
                "2 files of uid 4242 in /tmp, 1.5 kB",
            ])
        #expect(items[0].command == "find -H /home/alice -xdev -uid 4242")
    }
}
