import CLibcurl
import Wire

extension Transfer {
    /// Asks a gateway; every status is a reply.
    package func http(_ request: HTTPRequest) throws(TransferFailure) -> HTTPReply {
        guard request.isWellFormed else { throw TransferFailure(.courier, detail: "malformed request") }
        let exchange = Exchange(transcript: Transcript(.http, request.redaction))
        var handle = handle(for: exchange, caFile: request.caFile)
        ask(request, &handle)
        let end = handle.perform()
        let transcript = exchange.transcript
        // An answer may be longer than what is kept of it.
        let isAnswered = end.code == CURLE_OK || end.code == CURLE_WRITE_ERROR && !exchange.incoming.isEmpty
        guard isAnswered, end.status >= 200 else {
            throw TransferFailure(
                DeliveryFault(end), detail: transcript.cleaned(end.words),
                isCertainlyUnsent: !transcript.hasSent, transcript: transcript.text)
        }
        return HTTPReply(status: end.status, body: exchange.incoming, transcript: transcript.text)
    }

    private func ask(_ request: HTTPRequest, _ handle: inout EasyHandle) {
        handle.set(CURLOPT_PROTOCOLS_STR, "https,http")
        // Its debugging text has headers in HTTP/2.
        handle.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        handle.set(CURLOPT_URL, request.url)
        handle.set(CURLOPT_USERAGENT, "sallyport-courier")
        if !request.body.isEmpty || request.method != "GET" { handle.set(body: request.body) }
        handle.set(CURLOPT_CUSTOMREQUEST, request.method)
        handle.set(CURLOPT_HTTPHEADER, list: request.headerLines)
        guard let (user, password) = request.userAndPassword else { return }
        handle.set(CURLOPT_HTTPAUTH, Int(LIBCURL_BASIC))
        handle.set(CURLOPT_USERNAME, user)
        handle.set(CURLOPT_PASSWORD, secret: Array(password.utf8))
    }
}

extension HTTPRequest {
    /// Whether nothing in it can begin another line.
    fileprivate var isWellFormed: Bool {
        let lines = [method, url] + headers.flatMap { [$0.0, $0.1] }
        return !method.isEmpty && lines.allSatisfy { line in !line.utf8.contains { $0 < 0x20 || $0 == 0x7F } }
            && headers.allSatisfy {
                !$0.0.isEmpty && !$0.0.utf8.contains { $0 == 0x20 || $0 == UInt8(ascii: ":") }
            }
    }

    /// As libcurl wants them: `Name:` alone takes away what it would add, `Name;` is one without a value.
    fileprivate var headerLines: [String] {
        let names = Set(headers.map { $0.0.lowercased() })
        let unwanted = ["Content-Type", "Expect"].filter { !names.contains($0.lowercased()) }
        return headers.map { $0.1.isEmpty ? "\($0.0);" : "\($0.0): \($0.1)" } + unwanted.map { "\($0):" }
    }

    fileprivate var redaction: Redaction {
        let others = secrets.map { Array($0.utf8) }
        guard let (user, password) = userAndPassword else { return Redaction(others) }
        return Redaction(user: user, password: Array(password.utf8), others: others)
    }
}
