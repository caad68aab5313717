import Glibc
import Identity
import Platform
import Testing

@testable import sallyport

/// The files that are looked at are anybody's: whoever leaves, or somebody else, may have laid a trap.
@Suite struct `The files of a host, as the checklist reads them,` {
    private let host = TemporaryFolder()
    private let leaver: Leaver

    init() throws {
        leaver = Leaver(name: try AccountName("alice"), uid: UserID(rawValue: 4_242), home: "/home/alice")
        try host.write("", to: "proc/self/mountinfo")
    }

    private var tree: HostTree { HostTree(root: host.path) }
    private func texts(_ bounds: FileWalk.Bounds = .init()) -> [String] {
        Checklist(of: leaver, in: tree, bounds).items.map(\.text)
    }

    @Test func `are not followed where a user could have laid a link`() throws {
        try host.write("ssh-ed25519 AAAAC3 alice\n", to: "secret/authorized_keys")
        try host.write("x", to: "secret/big", owner: 4_242)
        try host.write("", to: "home/alice/.ssh/none")
        try host.link("home/alice/.ssh/authorized_keys", to: "\(host.path)/secret/authorized_keys")
        try host.write("", to: "home/bob/none")
        try host.link("home/bob/.ssh", to: "\(host.path)/secret")
        #expect(
            texts() == [
                "/home/alice/.ssh/authorized_keys was not looked at: it is a symbolic link",
                "/home/bob/.ssh was not looked at: it is a symbolic link",
            ])
    }

    @Test func `are not waited for, and not read without a bound`() throws {
        try host.write("", to: "home/alice/.ssh/none")
        // SAFETY: the path is NUL-terminated and lives until the call returns.
        #expect(unsafe mkfifo("\(host.path)/home/alice/.ssh/authorized_keys", 0o600) == 0)
        try host.write(String(repeating: "x", count: 1 << 20) + "y", to: "home/bob/.ssh/authorized_keys")
        #expect(
            texts() == [
                "/home/alice/.ssh/authorized_keys was not looked at: it is no regular file",
                "/home/bob/.ssh/authorized_keys was not looked at: it is too large",
            ])
    }

    @Test func `say nothing that could steer a terminal`() throws {
        let evil = "home/e\u{1B}[2Jvil\u{202E}\n"
        try host.write("ssh-ed25519 AAAAC3 alice\n", to: "\(evil)/.ssh/authorized_keys")
        let said = Sentences.checklist(Checklist(of: leaver, in: tree).items)
        #expect(said.count == 4)
        #expect(said.allSatisfy { $0.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) } })
    }

    @Test func `are left alone on other hosts`() throws {
        try host.write(
            """
            21 1 8:1 / / rw - ext4 /dev/sda1 rw
            22 21 0:41 / /home/far\\040off rw shared:1 - nfs4 server:/x rw
            23 21 0:42 / /tmp rw - fuse.sshfs x rw
            24 21 0:43 / /opt rw - autofs x rw
            25 24 8:2 / /opt rw - xfs /dev/sdb1 rw

            """, to: "proc/self/mountinfo")
        for place in ["home/far off", "home/bob", "tmp", "opt/x"] {
            try host.write("x", to: "\(place)/file", owner: 4_242)
        }
        try host.write("ssh-ed25519 AAAAC3 alice\n", to: "home/far off/.ssh/authorized_keys")
        #expect(
            texts() == [
                "1 file of uid 4242 in /home beside /home/alice, 1 byte",
                "1 file of uid 4242 in /opt, 1 byte",
                "/home/far off was not looked at: it is not a file system of this machine's own",
                "/tmp was not looked at: it is not a file system of this machine's own",
            ])
    }

    @Test(arguments: [
        ".ssh", ".ssh/authorized_keys", ".config", ".config/systemd", ".config/systemd/user",
    ])
    func `are left alone where a user has mounted something below a home`(place: String) throws {
        try host.write("alice:x:4242:4242::/home//alice/:/bin/sh\n", to: "etc/passwd")
        try host.write(
            "21 1 8:1 / / rw - ext4 x rw\n22 21 0:9 / /home/alice/\(place) rw - fuse x rw\n",
            to: "proc/self/mountinfo")
        try host.write("ssh-rsa AAAAB3 a\n", to: "home/alice/.ssh/authorized_keys")
        try host.write("", to: "home/alice/.config/systemd/user/a.service")
        let found = place.hasPrefix(".ssh") ? "1 unit of systemd in" : "1 key that may log in as the user:"
        let said = texts().filter { !$0.hasPrefix("the account") }
        #expect(said.count == 2 && said[0].hasPrefix("\(found) /home/alice/"))
        let untouched = "was not looked at: it is not a file system of this machine's own"
        #expect(said.last == "/home/alice/\(place) \(untouched)")
    }

    @Test(arguments: [
        FileWalk.Bounds(entries: 3), FileWalk.Bounds(milliseconds: 0), FileWalk.Bounds(depth: 2),
    ])
    func `are counted up to a bound, which is told`(bounds: FileWalk.Bounds) throws {
        for name in ["a/b/c/d", "a/b/e", "a/f"] { try host.write("x", to: "srv/\(name)", owner: 4_242) }
        #expect(
            texts(bounds).last
                == "the files of this host were not looked through to the end: there are too many of them")
    }

    @Test func `are written as one word of a shell`() {
        #expect(Checklist.word("/home/alice") == "/home/alice")
        #expect(Checklist.word("a b'c") == #"'a b'\''c'"#)
        #expect(Checklist.word("-rf") == "'-rf'" && Checklist.word("") == "''")
    }
}
