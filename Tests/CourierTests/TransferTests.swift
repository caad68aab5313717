import Identity
import Settings
import Testing
import Wire

@testable import Courier

@Suite struct `A transfer to somebody who` {
    private static let greeted = ["220 hello", "250-mx\r\n250 SIZE 100000"]
    private static let addressed = greeted + ["250 from", "250 to", "354 go on"]

    @Test func `takes a letter hands over all of it, once`() throws {
        let peer = try TransferPeer(greets: true, Self.addressed + ["250 2.0.0 queued", "221 bye"])
        let result = try send(to: peer.port)
        #expect(
            result.answer == DeliveryAnswer(.sent, detail: "250 2.0.0 queued", steps: result.answer.steps))
        #expect(result.answer.steps.contains("> RCPT TO:<bob@example.org>\n< 250 to\n> DATA"))
        #expect(!result.answer.steps.contains("1234"))
        let heard = peer.heard
        #expect(heard.hasPrefix("EHLO web1\r\nMAIL FROM:<no@example.org> SIZE="))
        #expect(heard.ranges(of: "    1234 5678\r\n").count == 1 && heard.ranges(of: "DATA\r\n").count == 1)
    }

    /// How many lines of those before it go well, and the reply then; nil hangs up.
    @Test(arguments: [
        (0, String?("421 4.7.0 busy"), DeliveryFault.busy), (3, "550 5.1.1 no such user", .badDestination),
        (3, "450 4.2.0 later", .busy), (5, "554 5.7.1 spam", .refused), (2, "530 log in", .credentials),
        (5, "451 4.3.0 two lines", .busy), (0, nil, .unreachable), (2, nil, .unreachable),
        (5, nil, .unreachable),
    ])
    func `refuses or hangs up is told from others`(wellBefore: Int, reply: String?, fault: DeliveryFault)
        throws
    {
        let lines = Self.addressed.prefix(wellBefore) + (reply.map { [$0] } ?? [])
        let result = try send(to: try TransferPeer(greets: true, Array(lines)).port)
        #expect(result.answer.fate == fault.fate && result.answer.fault == fault)
        #expect(result.mayBeTriedAgain == fault.mayPass)
        #expect(reply == nil || result.answer.detail == reply)
    }

    @Test(arguments: [0, 2, 5])
    func `falls silent is not waited for`(lines: Int) throws {
        let peer = try TransferPeer(greets: true, Array(Self.addressed.prefix(lines)), then: .isSilent)
        let result = try send(to: peer.port, milliseconds: 300)
        #expect(result.answer.fault == .timedOut && result.mayBeTriedAgain)
    }

    @Test func `has taken the letter may be silent at the farewell`() throws {
        let peer = try TransferPeer(greets: true, Self.addressed + ["250 queued"], then: .isSilent)
        #expect(try send(to: peer.port).answer.fate == .sent)
    }

    @Test func `has no encryption gets no password where it is demanded`() throws {
        let peer = try TransferPeer(greets: true, Self.greeted + ["250 AUTH PLAIN"])
        let server = SMTPServer(
            host: "127.0.0.1", port: peer.port, security: .startTLS, username: "user", passwordFile: "x")
        #expect(try send(to: server, password: "secret").answer.fault == .certificate)
        #expect(peer.heard == "EHLO web1\r\n")
    }

    @Test func `is not there is unreachable`() throws {
        #expect(try send(to: 1).answer.fault == .unreachable)
    }

    @Test func `answers in HTTP has a reply`() throws {
        let answer = "HTTP/1.1 429 Slow\r\nContent-Length: 4\r\n\r\nbusy"
        let peer = try TransferPeer(greets: false, [answer], ending: "body")
        let request = HTTPRequest(
            method: "PUT", url: "http://127.0.0.1:\(peer.port)/x?to=1",
            headers: [("X-Token", "t0ken!"), ("X-Empty", "")],
            body: Array("some body".utf8), userAndPassword: ("user", "pass"))
        let reply = try transfer(20_000).http(request)
        #expect(reply.status == 429 && reply.body == Array("busy".utf8))
        #expect(!reply.transcript.contains("t0ken!") && !reply.transcript.contains("dXNlcjpwYXNz"))
        let heard = peer.heard
        #expect(heard.hasPrefix("PUT /x?to=1 HTTP/1.1\r\n") && heard.hasSuffix("\r\n\r\nsome body"))
        #expect(
            heard.contains("\r\nAuthorization: Basic dXNlcjpwYXNz\r\n")
                && heard.contains("\r\nX-Token: t0ken!\r\n"))
        #expect(!heard.contains("Content-Type") && !heard.contains("Expect"))
    }

    @Test func `answers at length is cut short`() throws {
        let long = String(repeating: "x", count: 200_000)
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n\(long)"
        let peer = try TransferPeer(greets: false, [answer], ending: "\r\n\r\n")
        let reply = try transfer(20_000).http(
            HTTPRequest(method: "GET", url: "http://127.0.0.1:\(peer.port)/"))
        #expect(reply.status == 200 && reply.body.count == Exchange.longestAnswer)
    }

    @Test func `points elsewhere is not followed`() throws {
        let answer = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
        let peer = try TransferPeer(greets: false, [answer], ending: "\r\n\r\n")
        #expect(
            try transfer(20_000).http(HTTPRequest(method: "GET", url: "http://127.0.0.1:\(peer.port)/"))
                .status == 302)
    }

    @Test(arguments: [TransferPeer.End.hangsUp, .isSilent])
    func `got a request and says nothing may have acted on it`(end: TransferPeer.End) throws {
        let peer = try TransferPeer(greets: false, [""], ending: "body", then: end)
        let request = HTTPRequest(
            method: "POST", url: "http://127.0.0.1:\(peer.port)/", body: Array("some body".utf8))
        let failure = #expect(throws: TransferFailure.self) { try transfer(300).http(request) }
        #expect(failure?.isCertainlyUnsent == false)
    }

    @Test(arguments: [
        ("http://127.0.0.1:1/", "X", DeliveryFault.unreachable), ("ftp://127.0.0.1/", "X", .notConfigured),
        ("file:///etc/passwd", "X", .notConfigured), ("http://127.0.0.1:1/\r\nX: y", "X", .courier),
        ("http://127.0.0.1:1/\0", "X", .courier), ("http://127.0.0.1:1/", "X:\r\nY", .courier),
        ("http://127.0.0.1:1/", "", .courier),
    ])
    func `cannot be asked got nothing`(url: String, header: String, fault: DeliveryFault) {
        let request = HTTPRequest(method: "GET", url: url, headers: [(header, "value")])
        let failure = #expect(throws: TransferFailure.self) { try transfer(20_000).http(request) }
        #expect(failure?.fault == fault && failure?.isCertainlyUnsent == true)
    }

    private func transfer(_ milliseconds: Int) -> Transfer {
        Transfer(timeoutMilliseconds: milliseconds, connectMilliseconds: milliseconds)
    }

    private func send(to port: Int, milliseconds: Int = 20_000) throws -> SendResult {
        try send(
            to: SMTPServer(host: "127.0.0.1", port: port, security: .none), milliseconds: milliseconds)
    }

    private func send(
        to server: SMTPServer, password: String? = nil, milliseconds: Int = 20_000
    ) throws -> SendResult {
        let from = Mailbox(address: try EmailAddress("no@example.org"))
        let sender = MailSender(
            MailSettings(via: .smtp(server), from: from), password: password.map { Array($0.utf8) },
            transfer: transfer(milliseconds), greeting: "web1")
        let letter = try Letter(subject: "x", blocks: [.code("1234 5678")])
        return sender.send(
            letter, to: try EmailAddress("bob@example.org"), at: 0, identifier: [1], showsSteps: true)
    }
}
