import Settings
import Testing
import Wire

@testable import Courier

@Suite struct `A gateway that the settings describe` {
    @Test func `gets JSON in which nothing can end a string`() throws {
        let gateway = try Self.gateway(
            body: "{\"to\":\"{to}\",\"n\":{to_digits},\"text\":\"{text}\",\"k\":\"{token}\"}")
        let request = gateway.request(for: try SMSFixture.message("A \"q\" \\ {to}"), token: "a\"b")
        let body =
            "{\"to\":\"+4915199887766\",\"n\":4915199887766,\"text\":\"A \\\"q\\\" \\\\ {to}\\n1234 5678\",\"k\":\"a\\\"b\"}"
        #expect(String(decoding: request.body, as: UTF8.self) == body)
        #expect(request.method == "POST" && request.url == "https://g.example/send")
        #expect(request.headers.map { "\($0.0): \($0.1)" } == ["Content-Type: application/json"])
        #expect(request.caFile == nil && request.userAndPassword == nil)
    }

    @Test(arguments: [
        (HTTPGateway.Escaping.form, "a%26b%3Dc%20d%0A1234%205678", "application/x-www-form-urlencoded"),
        (.none, "a&b=c d\n1234 5678", "text/plain; charset=utf-8"),
    ])
    func `gets the body as it was told`(escaping: HTTPGateway.Escaping, filled: String, type: String) throws {
        let gateway = try Self.gateway(body: "m={text}", escaping: escaping)
        let request = gateway.request(for: try SMSFixture.message("a&b=c d"), token: "")
        #expect(String(decoding: request.body, as: UTF8.self) == "m=\(filled)")
        #expect(request.headers.map(\.1) == [type])
    }

    @Test func `gets a URL in which everything is escaped, and no body with GET`() throws {
        let gateway = SMSTemplateGateway(
            gateway: HTTPGateway(
                method: .get,
                url: try MessageTemplate("https://g.example/{to_digits}?to={to}&m={text}&k={token}"),
                escaping: .none))
        let request = gateway.request(for: try SMSFixture.message("a/?#&% b"), token: "\u{FC}+")
        let url =
            "https://g.example/4915199887766?to=%2B4915199887766&m=a%2F%3F%23%26%25%20b%0A1234%205678&k=%C3%BC%2B"
        #expect(request.url == url)
        #expect(request.method == "GET" && request.body.isEmpty && request.headers.isEmpty)
    }

    @Test func `gets headers that nothing can split`() throws {
        let header = HTTPGateway.Header(name: "X-Key", value: try MessageTemplate("k {token} {to} {text}"))
        let type = HTTPGateway.Header(name: "content-type", value: try MessageTemplate("text/x"))
        let gateway = try Self.gateway(body: "{text}", headers: [header, type])
        let request = gateway.request(for: try SMSFixture.message("a"), token: "t\r\nEvil: 1")
        #expect(
            request.headers.map { "\($0.0): \($0.1)" } == [
                "X-Key: k tEvil: 1 +4915199887766 a1234 5678", "content-type: text/x",
            ])
    }

    @Test(arguments: [
        (200, "", SMSVerdict.taken(detail: "HTTP 200")), (299, "x", .taken(detail: "HTTP 299: x")),
        (302, "", .refused(.refused, detail: "HTTP 302")),
        (400, "no", .refused(.refused, detail: "HTTP 400: no")),
        (401, "", .refused(.credentials, detail: "HTTP 401")),
        (403, "", .refused(.credentials, detail: "HTTP 403")),
        (408, "", .later(detail: "HTTP 408")), (425, "", .later(detail: "HTTP 425")),
        (429, "", .later(detail: "HTTP 429")), (500, "", .unknown(.busy, detail: "HTTP 500")),
        (502, "", .unknown(.busy, detail: "HTTP 502")), (503, "\n  later", .later(detail: "HTTP 503: later")),
    ])
    func `has taken what its status says`(status: Int, body: String, verdict: SMSVerdict) throws {
        #expect(SMSFixture.verdict(try Self.gateway(body: "{text}"), status, body) == verdict)
    }

    @Test(arguments: [
        (202, "id: 7 OK", SMSVerdict.taken(detail: "HTTP 202: id: 7 OK")),
        (202, "ERR 5", .refused(.refused, detail: "HTTP 202: ERR 5")),
        (200, "id: 7 OK", .refused(.refused, detail: "HTTP 200: id: 7 OK")),
        (404, "OK", .taken(detail: "HTTP 404: OK")), (503, "OK", .later(detail: "HTTP 503: OK")),
    ])
    func `has taken what the settings say`(status: Int, body: String, verdict: SMSVerdict) throws {
        let gateway = try Self.gateway(body: "{text}", sentStatus: [202...202, 404...404], sentIf: "OK")
        #expect(SMSFixture.verdict(gateway, status, body) == verdict)
    }

    private static func gateway(
        body: String, headers: [HTTPGateway.Header] = [], escaping: HTTPGateway.Escaping = .json,
        sentStatus: [ClosedRange<Int>] = [200...299], sentIf: String? = nil
    ) throws -> SMSTemplateGateway {
        SMSTemplateGateway(
            gateway: HTTPGateway(
                url: try MessageTemplate("https://g.example/send"), headers: headers,
                body: try MessageTemplate(body),
                escaping: escaping, sentStatus: sentStatus, sentIf: sentIf))
    }
}
