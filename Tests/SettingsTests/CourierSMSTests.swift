import Identity
import Settings
import Testing

@Suite struct `Settings of short messages` {
    @Test(arguments: [("twilio", "https://api.twilio.com"), ("vonage", "https://rest.nexmo.com")])
    func `name an account with a provider`(via: String, url: String) throws {
        let own: Value = [
            "via": .string(via), "countries": ["+49", "+43"], "account": "AC0-1_2.3",
            "token_file": "/etc/token",
            "from": "+4930123456",
        ]
        let sms = try #require(courier(["sms": own])?.sms)
        let account = SMSAccount(account: "AC0-1_2.3", tokenFile: "/etc/token", from: "+4930123456", url: url)
        #expect(sms.via == (via == "twilio" ? .twilio(account) : .vonage(account)))
        #expect(sms.countries == ["+49", "+43"] && sms.mostADay == 500)
    }

    @Test(arguments: [
        ("https://sms.example.org/", "https://sms.example.org"),
        ("https://sms.example.org/v1//", "https://sms.example.org/v1"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://[::1]:1/a", "http://[::1]:1/a"),
        ("http://localhost", "http://localhost"), ("https://[2001:db8::1]", "https://[2001:db8::1]"),
    ])
    func `may name another server that speaks the same`(url: String, read: String) throws {
        let own: Value = [
            "via": "twilio", "countries": ["+49"], "account": "a", "token_file": "t", "from": "MG1",
            "url": .string(url),
            "ca_file": "/ca.pem",
        ]
        let account = SMSAccount(account: "a", tokenFile: "t", from: "MG1", url: read, caFile: "/ca.pem")
        #expect(courier(["sms": own])?.sms?.via == .twilio(account))
    }

    @Test func `describe a gateway`() throws {
        let own: Value = [
            "via": "http", "countries": ["+49"], "method": "PUT",
            "url": "https://g.example/{to_digits}?k={token}",
            "headers": ["Authorization:  Bearer {token}", "X-To: {to}"], "body": "m={text}\n",
            "escaping": "form",
            "token_file": "t", "sent_status": ["202", "210-219"], "sent_if": "OK", "ca_file": "/c",
            "most_a_day": 7,
        ]
        let sms = try #require(courier(["sms": own])?.sms)
        let gateway = HTTPGateway(
            method: .put, url: try MessageTemplate("https://g.example/{to_digits}?k={token}"),
            headers: [
                HTTPGateway.Header(name: "Authorization", value: try MessageTemplate("Bearer {token}")),
                HTTPGateway.Header(name: "X-To", value: try MessageTemplate("{to}")),
            ],
            body: try MessageTemplate("m={text}\n"), escaping: .form, tokenFile: "t",
            sentStatus: [202...202, 210...219],
            sentIf: "OK", caFile: "/c")
        #expect(sms == SMSSettings(via: .http(gateway), countries: ["+49"], mostADay: 7))
    }

    @Test func `ask a gateway by POST for JSON where they are silent`() throws {
        let body = "{\"to\":\"{to}\",\"text\":\"{text}\"}"
        let own: Value = [
            "via": "http", "countries": ["+49"], "url": "https://g.example", "body": .string(body),
        ]
        let gateway = HTTPGateway(
            url: try MessageTemplate("https://g.example"), body: try MessageTemplate(body))
        #expect(courier(["sms": own])?.sms?.via == .http(gateway))
        #expect(gateway.method == .post && gateway.escaping == .json && gateway.sentStatus == [200...299])
    }

    @Test func `name a program, whose arguments may stand there twice`() throws {
        let own: Value = [
            "via": "program", "countries": ["+1"], "program": ["/bin/send", "-v", "-v", "--to={to}"],
        ]
        let arguments = try ["-v", "-v", "--to={to}"].map { try MessageTemplate($0) }
        #expect(
            courier(["sms": own])?.sms?.via == .program(SMSProgram(path: "/bin/send", arguments: arguments)))
    }

    @Test func `name the outbox of gammu-smsd`() {
        let silent: Value = ["via": "gammu-smsd", "countries": ["+49"]]
        #expect(courier(["sms": silent])?.sms?.via == .gammu(outbox: "/var/spool/gammu/outbox"))
        let own: Value = ["via": "gammu-smsd", "countries": ["+49"], "outbox": "/srv/out"]
        #expect(courier(["sms": own])?.sms?.via == .gammu(outbox: "/srv/out"))
    }

    @Test(arguments: [
        ("+4915112345678", true), ("+43123456789", false), ("+15551234567", true), ("+4412345678", false),
    ])
    func `allow the countries that they name`(number: String, isAllowed: Bool) throws {
        let sms = SMSSettings(via: .gammu(outbox: "/o"), countries: ["+49", "+1555"])
        #expect(sms.allows(try PhoneNumber(number)) == isAllowed)
    }
}
