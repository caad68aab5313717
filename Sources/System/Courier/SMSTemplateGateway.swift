internal import Identity
internal import Settings
internal import Wire

/// A gateway that the settings describe.
struct SMSTemplateGateway: SMSGateway {
    let gateway: HTTPGateway

    func request(for message: SMSMessage, token: String) -> HTTPRequest {
        let value = { (field: MessageTemplate.Field) in Self.value(of: field, message, token) }
        let headers = gateway.headers.map { header in
            (header.name, SMSEscaping.inHeader(header.value.filled(value)))
        }
        let body = gateway.body?.filled { escaped(value($0)) } ?? ""
        return HTTPRequest(
            method: gateway.method.rawValue, url: gateway.url.filled { SMSEscaping.inURL(value($0)) },
            headers: headers + usualHeaders, body: Array(body.utf8), caFile: gateway.caFile,
            secrets: message.secrets(token))
    }

    func verdict(status: Int, body: [UInt8]) -> SMSVerdict {
        let detail = SMSDetailText.answer(status, SMSDetailText.firstLine(body))
        guard gateway.sentStatus.contains(where: { $0.contains(status) }) else {
            // The settings know better than we what the status of success is.
            return (200..<300).contains(status)
                ? .refused(.refused, detail: detail) : SMSVerdict(status: status, detail: detail)
        }
        guard let mark = gateway.sentIf else { return .taken(detail: detail) }
        let isThere = String(decoding: body, as: UTF8.self).contains(mark)
        return isThere ? .taken(detail: detail) : .refused(.refused, detail: detail)
    }

    private static func value(of field: MessageTemplate.Field, _ message: SMSMessage, _ token: String)
        -> String
    {
        switch field {
        case .to: message.to.description
        case .toDigits: message.to.digits
        case .text: message.text.description
        case .token: token
        }
    }

    private func escaped(_ text: String) -> String {
        switch gateway.escaping {
        case .json: SMSEscaping.inJSON(text)
        case .form: SMSEscaping.inURL(text)
        case .none: text
        }
    }

    /// What the body is, unless the settings say so.
    private var usualHeaders: [(String, String)] {
        let isSet = gateway.headers.contains { $0.name.lowercased() == "content-type" }
        guard gateway.body != nil, !isSet else { return [] }
        let type =
            switch gateway.escaping {
            case .json: "application/json"
            case .form: "application/x-www-form-urlencoded"
            case .none: "text/plain; charset=utf-8"
            }
        return [("Content-Type", type)]
    }
}
