import Testing

@testable import Courier

@Suite struct `The transcript of a transfer` {
    private func smtp(_ events: [(TransferEvent, String)], password: String = "hunter2!") -> Transcript {
        var transcript = Transcript(.smtp, Redaction(user: "user@x", password: Array(password.utf8)))
        for (event, text) in events { transcript.note(event, Array("\(text)\r\n".utf8)) }
        return transcript
    }

    @Test(arguments: [
        ("AUTH PLAIN AHVzZXJAeABodW50ZXIyIQ==", "AUTH PLAIN ***"), ("AUTH LOGIN", "AUTH LOGIN"),
        ("auth plain AHVzZXJAeABodW50ZXIyIQ==", "***"), ("AHVzZXJAeABodW50ZXIyIQ==", "***"),
        ("aHVudGVyMiE=", "***"),
        ("*", "***"), ("XOAUTH dG9rZW4=", "***"), ("AUTH", "***"), ("MAILbox", "***"),
        ("EHLO web1", "EHLO web1"),
        ("MAIL FROM:<hunter2!@x> SIZE=1", "MAIL FROM:<***@x> SIZE=1"),
    ])
    func `has no credentials in a command`(line: String, shown: String) {
        #expect(smtp([(.said, line)]).text == "> \(shown)")
    }

    @Test(arguments: [
        ("334 UGFzc3dvcmQ6", "334"), ("535 5.7.8 hunter2! is wrong", "535 5.7.8 *** is wrong"),
        ("535 aHVudGVyMiE= is wrong", "535 *** is wrong"), ("535 AHVzZXJAeABodW50ZXIyIQ== is", "535 *** is"),
        ("535 hunter2!\u{301}", "535 ***\u{301}"),
    ])
    func `has none in a reply, where a server says them again`(line: String, shown: String) {
        let transcript = smtp([(.said, "AUTH LOGIN"), (.heard, line)])
        #expect(transcript.text == "> AUTH LOGIN\n< \(shown)")
        #expect(transcript.lastReply == shown)
    }

    @Test(arguments: [
        ("Trying 127.0.0.1:25...", true), ("  subject: CN=localhost", true),
        ("SSL certificate problem: expired", true),
        ("Server auth using Basic with user 'AC1'", false), ("h2h3 [authorization: Basic x]", false),
        ("Closing connection 0", false),
    ])
    func `has of libcurl's remarks those that are known`(remark: String, isShown: Bool) {
        #expect(smtp([(.remark, remark)]).text.isEmpty == !isShown)
    }

    @Test func `counts a letter and shows nothing of it`() {
        let transcript = smtp([
            (.said, "DATA"), (.heard, "354 go on"), (.sentBody, "code 1234"), (.sentBody, "x"),
            (.heard, "250-one"),
            (.heard, "250 two"), (.said, "QUIT"), (.heard, "221 bye"),
        ])
        #expect(
            transcript.text == "> DATA\n< 354 go on\n> (14 bytes)\n< 250-one\n< 250 two\n> QUIT\n< 221 bye")
        #expect(transcript.lastReply == "250-one two" && transcript.lastCommand == "DATA")
        #expect(transcript.hasSent && transcript.hasSaidFarewell)
    }

    @Test func `knows no reply to a command that has none yet`() {
        let transcript = smtp([(.said, "AUTH PLAIN x"), (.heard, "504 no"), (.said, "AUTH LOGIN")])
        #expect(transcript.lastReply.isEmpty && !transcript.hasSent)
    }

    @Test func `ends before it is too long, and goes on to know what was said`() {
        let line = String(repeating: "x", count: 300)
        let transcript = smtp([(TransferEvent, String)](repeating: (.heard, "250-\(line)"), count: 500))
        #expect(transcript.text.utf8.count <= 16_384)
        #expect(transcript.lastReply.utf8.count < 3_000)
    }

    @Test(arguments: [
        ("POST /send?token=abc HTTP/1.1", "POST /send?*** HTTP/1.1"),
        ("GET /bot-t0ken!/x HTTP/1.1", "GET /bot-***/x HTTP/1.1"),
        ("Authorization: Basic QUM6dDBrZW4h", "Authorization: ***"), ("X-Api-Key: t0ken!", "X-Api-Key: ***"),
        ("Host: gateway.example", "Host: gateway.example"),
        ("content-type: text/plain", "content-type: text/plain"),
        ("part of a header that was sent in two", "***"),
    ])
    func `has no credentials in a request`(line: String, shown: String) {
        var transcript = Transcript(.http, Redaction([Array("t0ken!".utf8)]))
        transcript.note(.said, Array("\(line)\r\n\r\n".utf8))
        #expect(transcript.text == "> \(shown)")
        #expect(transcript.hasSent)
    }

    @Test func `has of an answer its status and what is harmless`() {
        var transcript = Transcript(.http, Redaction([]))
        let head = "HTTP/1.1 302 Found\r\nLocation: /?token=1\r\nSet-Cookie: a\r\nRetry-After: 3\r\n\r\n"
        transcript.note(.heard, Array(head.utf8))
        transcript.note(.gotBody, [1, 2, 3])
        #expect(transcript.text == "< HTTP/1.1 302 Found\n< Retry-After: 3\n< (3 bytes)")
    }

    @Test func `takes the longer of two secrets first, and leaves short words alone`() {
        let redaction = Redaction([
            Array("secret".utf8), Array("secret-and-more".utf8), Array("abc".utf8), [],
        ])
        #expect(redaction.applied(to: "secret-and-more secret abc") == "*** *** abc")
    }
}
