import Identity
import Testing
import Wire

@testable import Courier

@Suite struct `Twilio` {
    private let twilio = SMSTwilio(account: SMSFixture.account())

    @Test func `is asked as it documents`() throws {
        let request = twilio.request(for: try SMSFixture.message(), token: "s3cr+t")
        #expect(request.method == "POST")
        #expect(request.url == "https://api.example.org/2010-04-01/Accounts/AC0/Messages.json")
        #expect(
            request.headers.map { "\($0.0): \($0.1)" }.first
                == "Content-Type: application/x-www-form-urlencoded")
        let body = "To=%2B4915199887766&From=%2B4930123456&Body=Your%20code%20for%20web1%3A%0A1234%205678"
        #expect(String(decoding: request.body, as: UTF8.self) == body)
        #expect(request.userAndPassword?.0 == "AC0" && request.userAndPassword?.1 == "s3cr+t")
        #expect(request.caFile == "/ca.pem")
        #expect(request.secrets.contains("s3cr+t") && request.secrets.contains("12345678"))
    }

    @Test func `is told the messaging service where the sender is one`() throws {
        let service = SMSTwilio(account: SMSFixture.account(from: "MG0123"))
        let body = String(
            decoding: service.request(for: try SMSFixture.message(), token: "t").body, as: UTF8.self)
        #expect(body.hasPrefix("To=%2B4915199887766&MessagingServiceSid=MG0123&Body="))
    }

    @Test func `has taken what it made a message of`() {
        let body = "{\"sid\":\"SM1\",\"status\":\"queued\",\"to\":\"+49\",\"error_code\":null}"
        #expect(SMSFixture.verdict(twilio, 201, body) == .taken(detail: "SM1 queued"))
        #expect(SMSFixture.verdict(twilio, 200, body) == .taken(detail: "SM1 queued"))
        #expect(SMSFixture.verdict(twilio, 201, "") == .taken(detail: ""))
    }

    @Test(arguments: [
        (400, 21211, SMSVerdict.refused(.badDestination, detail: "HTTP 400: 21211 no")),
        (400, 21408, .refused(.badDestination, detail: "HTTP 400: 21408 no")),
        (400, 21610, .refused(.badDestination, detail: "HTTP 400: 21610 no")),
        (400, 21614, .refused(.badDestination, detail: "HTTP 400: 21614 no")),
        (401, 20003, .refused(.credentials, detail: "HTTP 401: 20003 no")),
        (400, 21606, .refused(.refused, detail: "HTTP 400: 21606 no")),
        (404, 20404, .refused(.refused, detail: "HTTP 404: 20404 no")),
        (429, 20429, .later(detail: "HTTP 429: 20429 no")),
        (500, 20500, .unknown(.busy, detail: "HTTP 500: 20500 no")),
        (503, 20503, .later(detail: "HTTP 503: 20503 no")),
    ])
    func `says why it has not`(status: Int, code: Int, verdict: SMSVerdict) {
        let body = "{\"code\":\(code),\"message\":\"no\",\"more_info\":\"x\",\"status\":\(status)}"
        #expect(SMSFixture.verdict(twilio, status, body) == verdict)
    }

    @Test(arguments: [
        (401, "", SMSVerdict.refused(.credentials, detail: "HTTP 401")),
        (429, "slow down\nplease", .later(detail: "HTTP 429: slow down")),
        (502, "<html>bad gateway</html>", .unknown(.busy, detail: "HTTP 502")),
        (504, "", .unknown(.busy, detail: "HTTP 504")), (302, "", .refused(.refused, detail: "HTTP 302")),
        (200, "welcome", .unknown(.refused, detail: "HTTP 200: welcome")),
        (200, "{\"sid\":1}", .unknown(.refused, detail: "HTTP 200: {\"sid\":1}")),
        (400, "[]", .refused(.refused, detail: "HTTP 400: []")),
        (
            500, String(repeating: "[", count: 60_000),
            .unknown(.busy, detail: "HTTP 500: " + String(repeating: "[", count: 300))
        ),
    ])
    func `may answer anything`(status: Int, body: String, verdict: SMSVerdict) {
        #expect(SMSFixture.verdict(twilio, status, body) == verdict)
    }
}
