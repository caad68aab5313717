internal import FoundationEssentials
internal import Identity
internal import Settings
internal import Wire

/// Vonage's SMS API, and what speaks the same.
struct SMSVonage: SMSGateway {
    let account: SMSAccount

    func request(for message: SMSMessage, token: String) -> HTTPRequest {
        let from = account.from.hasPrefix("+") ? String(account.from.dropFirst()) : account.from
        let form = [
            ("api_key", account.account), ("api_secret", token), ("from", from), ("to", message.to.digits),
            ("text", message.text.description),
        ]
        return HTTPRequest(
            method: "POST", url: "\(account.url)/sms/json",
            headers: [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json")],
            body: SMSEscaping.form(form), caFile: account.caFile,
            secrets: message.secrets(token))
    }

    func verdict(status: Int, body: [UInt8]) -> SMSVerdict {
        let answer = try? JSONDecoder().decode(Answer.self, from: Data(body))
        guard (200..<300).contains(status), let parts = answer?.messages, !parts.isEmpty else {
            return SMSVerdict(
                status: status, detail: SMSDetailText.answer(status, SMSDetailText.firstLine(body)))
        }
        guard let refused = parts.first(where: { $0.status != "0" }) else {
            return .taken(detail: parts[0].id ?? "")
        }
        // Where some parts were taken, the rest must not bring them twice.
        let isWhole = parts.allSatisfy { $0.status != "0" }
        return verdict(of: refused, isWhole: isWhole)
    }

    private func verdict(of part: Part, isWhole: Bool) -> SMSVerdict {
        let detail = [part.status, part.errorText].compactMap(\.self).joined(separator: " ")
        return switch part.status {
        case "1", "5", "10": isWhole ? .later(detail: detail) : .unknown(.busy, detail: detail)
        case "4", "14", "32": .refused(.credentials, detail: detail)
        case "6", "7", "29", "33": .refused(.badDestination, detail: detail)
        default: .refused(.refused, detail: detail)
        }
    }

    private struct Answer: Decodable {
        let messages: [Part]
    }

    /// One segment; the status is a number as text, 0 for what was taken.
    private struct Part: Decodable {
        let status: String
        let id: String?
        let errorText: String?

        private enum CodingKeys: String, CodingKey {
            case status
            case id = "message-id"
            case errorText = "error-text"
        }
    }
}
