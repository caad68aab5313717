import Identity
import Testing

@testable import sallyport

/// What root is told to run, while a process of whoever leaves may still be there.
@Suite struct `The commands of the checklist` {
    private let host = TemporaryFolder()

    init() throws { try host.write("", to: "proc/self/mountinfo") }

    private func items(gid: UInt32? = nil) throws -> [Remainder] {
        let leaver = Leaver(
            name: try AccountName("alice"), uid: UserID(rawValue: 4_242), home: "/home/alice",
            gid: gid.map(GroupID.init))
        return Checklist(of: leaver, in: HostTree(root: host.path)).items
    }

    @Test(arguments: [(100, 100), (nil, 4_242)] as [(UInt32?, UInt32)])
    func `have no more rights below the home than the user has`(gid: UInt32?, used: UInt32) throws {
        try host.write("", to: "home/alice/.config/systemd/user/a.service")
        try host.write("ssh-rsa AAAAB3 a\n", to: "home/alice/.ssh/authorized_keys")
        let rights = "setsid --wait setpriv --reuid=4242 --regid=\(used) --clear-groups -- rm -rf --"
        #expect(
            try items(gid: gid).map(\.command) == [
                "\(rights) /home/alice/.config/systemd/user </dev/null 2>&1 | cat",
                "\(rights) /home/alice/.ssh/authorized_keys </dev/null 2>&1 | cat",
            ])
    }

    @Test func `are root's where the folder is`() throws {
        try host.write("ssh-rsa AAAAB3 a\n", to: "etc/ssh/authorized_keys/alice")
        #expect(try items().map(\.command) == ["rm -- /etc/ssh/authorized_keys/alice"])
    }

    @Test
    func `begin with what runs and what starts by itself, which is said once, and end with the account`()
        throws
    {
        try host.write("alice:x:4242:4242::/home/alice:/bin/sh\n", to: "etc/passwd")
        try host.write("alice:$y$abc:1::::::\n", to: "etc/shadow")
        try host.write("team:x:27:alice\n", to: "etc/group")
        try host.write("alice ALL=(ALL) ALL\n", to: "etc/sudoers")
        try host.write("ssh-rsa AAAAB3 a\n", to: "home/alice/.ssh/authorized_keys")
        try host.write("", to: "home/alice/.config/systemd/user/a.service")
        try host.write("", to: "var/lib/systemd/linger/alice")
        try host.write("x", to: "var/spool/cron/crontabs/alice")
        try host.write("x", to: "var/spool/cron/atjobs/a01", owner: 4_242)
        try host.write("Uid:\t4242\t4242\t4242\t4242\n", to: "proc/17/status")
        let items = try items()
        #expect(
            items.map(\.kind) == [
                .linger, .crontab, .atJob, .userUnit, .process, .password, .sudoers, .group,
                .authorizedKeys, .files, .account,
            ])
        let said = Sentences.checklist(items)
        #expect(said[2] == Sentences.fromTheTop && said.filter { $0 == Sentences.fromTheTop }.count == 1)
        #expect(said.last == Sentences.again)
    }

    @Test func `need no order where nothing runs`() throws {
        try host.write("ssh-rsa AAAAB3 a\n", to: "home/alice/.ssh/authorized_keys")
        #expect(!Sentences.checklist(try items()).contains(Sentences.fromTheTop))
    }
}
