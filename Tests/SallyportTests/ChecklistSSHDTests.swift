import Identity
import Testing

@testable import sallyport

@Suite struct `The keys that sshd was told to look for` {
    private let host = TemporaryFolder()
    private let leaver: Leaver

    init() throws {
        leaver = Leaver(name: try AccountName("alice"), uid: UserID(rawValue: 4_242), home: "/home/alice")
        try host.write("", to: "proc/self/mountinfo")
    }

    private func items(_ sshd: SSHDReport) -> [Remainder] {
        Checklist(of: leaver, in: HostTree(root: host.path), sshd: sshd).items
    }

    private func texts(_ lines: String...) -> [String] { items(.settings(lines)).map(\.text) }

    @Test(arguments: [
        (".keys/mine", "home/alice/.keys/mine"), ("%h/mine", "home/alice/mine"),
        ("/etc/keys/%u", "etc/keys/alice"), ("/etc/%u/%%keys", "etc/alice/%keys"),
        ("/etc/keys/%U", "etc/keys/4242"),
    ])
    func `are found where its settings say`(pattern: String, file: String) throws {
        try host.write("ssh-rsa AAAAB3 a\nssh-rsa AAAAB3 b\n", to: file)
        #expect(
            texts("port 22", "authorizedkeysfile .ssh/authorized_keys \(pattern)")
                == ["2 keys that may log in as the user: /\(file)"])
    }

    @Test func `are told from others' in a file for everybody`() throws {
        try host.write("ssh-rsa AAAAB3 bob\nssh-rsa AAAAB3 alice@desk\n", to: "etc/keys")
        #expect(
            texts("authorizedkeysfile /etc/keys")
                == ["line 2 of /etc/keys is a key whose comment names the user"])
    }

    @Test func `are removed with the user's rights below the home alone`() throws {
        try host.write("ssh-rsa AAAAB3 a\n", to: "home/alice/.keys/mine")
        try host.write("ssh-rsa AAAAB3 a\n", to: "etc/keys/alice")
        let commands = items(.settings(["authorizedkeysfile .keys/mine /etc/keys/%u"])).map(\.command)
        #expect(commands == [leaver.removal(of: "/home/alice/.keys/mine"), "rm -- /etc/keys/alice"])
    }

    @Test func `are not looked for behind a link below the home`() throws {
        try host.write("ssh-rsa AAAAB3 a\n", to: "home/alice/kept/mine")
        try host.link("home/alice/.keys", to: "kept")
        #expect(
            texts("authorizedkeysfile .keys/mine")
                == ["/home/alice/.keys was not looked at: it is a symbolic link"])
    }

    @Test func `may be told by a program, or stand in certificates`() {
        #expect(
            texts(
                "authorizedkeyscommand /usr/bin/sss_ssh_authorizedkeys %u",
                "trustedusercakeys /etc/ssh/ca.pub",
                "authorizedkeysfile none")
                == [
                    "sshd asks /usr/bin/sss_ssh_authorizedkeys for keys, too: whether it still has some of alice is not known",
                    "sshd takes certificates that are signed by /etc/ssh/ca.pub: whether one is out for alice is not known",
                ])
        #expect(texts("authorizedkeyscommand none", "trustedusercakeys none") == [])
    }

    @Test func `are not known where sshd does not tell`() {
        #expect(items(.failed).map(\.text) == [Sentences.sshdIsSilent])
        #expect(items(.absent) == [])
    }
}
