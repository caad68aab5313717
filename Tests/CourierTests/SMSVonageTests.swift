import Testing
import Wire

@testable import Courier

@Suite struct `Vonage` {
    private let vonage = SMSVonage(account: SMSFixture.account())

    @Test func `is asked as it documents`() throws {
        let request = vonage.request(for: try SMSFixture.message(), token: "s3cr&t")
        #expect(request.method == "POST" && request.url == "https://api.example.org/sms/json")
        #expect(
            request.headers.map { "\($0.0): \($0.1)" }.first
                == "Content-Type: application/x-www-form-urlencoded")
        let body =
            "api_key=AC0&api_secret=s3cr%26t&from=4930123456&to=4915199887766&text=Your%20code%20for%20web1%3A%0A1234%205678"
        #expect(String(decoding: request.body, as: UTF8.self) == body)
        #expect(request.userAndPassword == nil)
        #expect(request.secrets.contains("s3cr&t") && request.secrets.contains("s3cr%26t"))
    }

    @Test func `is told a name as it is`() throws {
        let named = SMSVonage(account: SMSFixture.account(from: "My Firm"))
        let body = String(
            decoding: named.request(for: try SMSFixture.message(), token: "t").body, as: UTF8.self)
        #expect(body.contains("&from=My%20Firm&"))
    }

    @Test func `has taken what has status 0`() {
        let body =
            "{\"message-count\":\"1\",\"messages\":[{\"to\":\"49\",\"message-id\":\"0A1\",\"status\":\"0\"}]}"
        #expect(SMSFixture.verdict(vonage, 200, body) == .taken(detail: "0A1"))
    }

    @Test(arguments: [
        ("1", SMSVerdict.later(detail: "1 no")), ("5", .later(detail: "5 no")),
        ("10", .later(detail: "10 no")),
        ("2", .refused(.refused, detail: "2 no")), ("3", .refused(.refused, detail: "3 no")),
        ("4", .refused(.credentials, detail: "4 no")), ("14", .refused(.credentials, detail: "14 no")),
        ("6", .refused(.badDestination, detail: "6 no")), ("7", .refused(.badDestination, detail: "7 no")),
        ("29", .refused(.badDestination, detail: "29 no")), ("9", .refused(.refused, detail: "9 no")),
        ("99", .refused(.refused, detail: "99 no")),
    ])
    func `says why it has not`(status: String, verdict: SMSVerdict) {
        let body = "{\"message-count\":\"1\",\"messages\":[{\"status\":\"\(status)\",\"error-text\":\"no\"}]}"
        #expect(SMSFixture.verdict(vonage, 200, body) == verdict)
    }

    @Test func `is not asked again once a part was taken`() {
        let body = "{\"messages\":[{\"status\":\"0\"},{\"status\":\"1\",\"error-text\":\"Throttled\"}]}"
        #expect(SMSFixture.verdict(vonage, 200, body) == .unknown(.busy, detail: "1 Throttled"))
    }

    @Test(arguments: [
        (200, "", SMSVerdict.unknown(.refused, detail: "HTTP 200")),
        (200, "{\"messages\":[]}", .unknown(.refused, detail: "HTTP 200: {\"messages\":[]}")),
        (401, "{\"title\":\"no\"}", .refused(.credentials, detail: "HTTP 401: {\"title\":\"no\"}")),
        (429, "", .later(detail: "HTTP 429")), (503, "", .later(detail: "HTTP 503")),
        (502, "", .unknown(.busy, detail: "HTTP 502")),
    ])
    func `may answer anything`(status: Int, body: String, verdict: SMSVerdict) {
        #expect(SMSFixture.verdict(vonage, status, body) == verdict)
    }
}
