import Identity
import Settings
import Testing

@Suite struct `Settings of the courier` {
    @Test func `may be none, and then nothing is sent`() {
        #expect(courier([:]) == CourierSettings())
    }

    @Test func `mean the usual where they are silent`() throws {
        let from = Mailbox(address: try EmailAddress("a@b.org"))
        let smtp: Value = ["via": "smtp", "host": "mx.example.org", "from": "a@b.org"]
        let server = SMTPServer(host: "mx.example.org", port: 587, security: .startTLS)
        #expect(
            courier(["mail": smtp]) == CourierSettings(mail: MailSettings(via: .smtp(server), from: from)))
        let mail = courier(["mail": ["via": "sendmail", "from": "a@b.org"]])?.mail
        #expect(
            mail == MailSettings(via: .sendmail(program: "/usr/sbin/sendmail"), from: from, mostADay: 2_000))
    }

    @Test func `have all that a server of mail needs`() throws {
        let mail: Value = [
            "via": "smtp", "host": "2001:db8::1", "port": 2_525, "tls": "tls", "username": "m\u{FC}ller",
            "password_file": "smtp-password", "ca_file": "/etc/ssl/own.pem",
            "from": "Second factor <a@b.org>",
            "most_a_day": 10,
        ]
        let server = SMTPServer(
            host: "2001:db8::1", port: 2_525, security: .tls, username: "m\u{FC}ller",
            passwordFile: "smtp-password",
            caFile: "/etc/ssl/own.pem")
        let from = Mailbox(name: "Second factor", address: try EmailAddress("a@b.org"))
        let expected = MailSettings(via: .smtp(server), from: from, mostADay: 10)
        #expect(courier(["mail": mail])?.mail == expected)
    }

    @Test(arguments: [("starttls", 587), ("tls", 465), ("none", 25)])
    func `know the port of each kind of encryption`(tls: String, port: Int) throws {
        let mail: Value = ["via": "smtp", "host": "localhost", "tls": .string(tls), "from": "a@b.org"]
        guard case .smtp(let server)? = courier(["mail": mail])?.mail?.via else {
            Issue.record("no server")
            return
        }
        #expect(server.port == port)
    }

    @Test(arguments: [
        "localhost", "LocalHost", "127.0.0.1", "127.9.9.9", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1",
    ])
    func `let plain text go to this host`(host: String) {
        let mail: Value = ["via": "smtp", "host": .string(host), "tls": "none", "from": "a@b.org"]
        #expect(courier(["mail": mail]) != nil)
    }

    @Test(arguments: ["mx", "localhost.example.org", "128.0.0.1", "0.0.0.0", "::", "10.0.0.1", "::2"])
    func `let plain text go nowhere else`(host: String) {
        let mail: Value = ["via": "smtp", "host": .string(host), "tls": "none", "from": "a@b.org"]
        let kinds = CourierSettings.judge((["mail": mail] as Value).tree(in: "f")).faults.map(\.kind)
        #expect(kinds == [.courier(.plainElsewhere(host: host))])
    }

    @Test func `are a table`() {
        let faults = CourierSettings.judge((["x"] as Value).tree(in: "f")).faults
        #expect(faults.map(\.description) == ["f:1:1: the file must be a table, not a list"])
    }
}

func courier(_ file: Value) -> CourierSettings? {
    let judgement = CourierSettings.judge(file.tree(in: "f"))
    #expect(judgement.faults == [])
    return judgement.settings
}
