internal import FoundationEssentials
internal import Identity
internal import Settings
internal import Wire

/// Twilio's Programmable Messaging, and what speaks the same: the Message resource of its REST API of 2010-04-01.
struct SMSTwilio: SMSGateway {
    let account: SMSAccount

    func request(for message: SMSMessage, token: String) -> HTTPRequest {
        let sender = account.from.hasPrefix("MG") ? "MessagingServiceSid" : "From"
        let form = [
            ("To", message.to.description), (sender, account.from), ("Body", message.text.description),
        ]
        return HTTPRequest(
            method: "POST", url: "\(account.url)/2010-04-01/Accounts/\(account.account)/Messages.json",
            headers: [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json")],
            body: SMSEscaping.form(form), userAndPassword: (account.account, token), caFile: account.caFile,
            secrets: message.secrets(token))
    }

    func verdict(status: Int, body: [UInt8]) -> SMSVerdict {
        let answer = try? JSONDecoder().decode(Answer.self, from: Data(body))
        if status == 201 || (200..<300).contains(status) && answer?.sid != nil {
            return .taken(detail: [answer?.sid, answer?.state].compactMap(\.self).joined(separator: " "))
        }
        let words = [answer?.code.map(String.init), answer?.message].compactMap(\.self).joined(separator: " ")
        let detail = SMSDetailText.answer(status, words.isEmpty ? SMSDetailText.firstLine(body) : words)
        switch answer?.code {
        case let code? where Self.badDestinations.contains(code):
            return .refused(.badDestination, detail: detail)
        case 20003: return .refused(.credentials, detail: detail)
        case 20429, 14107, 30001: return .later(detail: detail)
        default: return SMSVerdict(status: status, detail: detail)
        }
    }

    /// Of Twilio's dictionary of errors: not a number, no permission for its country, cannot be reached from this sender,
    /// has said STOP, cannot get messages, is a landline.
    private static let badDestinations: Set = [21211, 21214, 21217, 21265, 21408, 21610, 21612, 21614, 21635]

    /// A Message, or an error.
    private struct Answer: Decodable {
        let sid: String?
        let code: Int?
        let message: String?
        let state: String?

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            sid = try values.decodeIfPresent(String.self, forKey: .sid)
            code = try values.decodeIfPresent(Int.self, forKey: .code)
            message = try values.decodeIfPresent(String.self, forKey: .message)
            // A word in a Message, the number of the HTTP status in an error.
            state = try? values.decodeIfPresent(String.self, forKey: .status)
        }

        private enum Key: String, CodingKey { case sid, code, message, status }
    }
}
