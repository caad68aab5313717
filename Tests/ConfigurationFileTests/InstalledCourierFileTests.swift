import ConfigurationFile
import Foundation
import Settings
import Testing

@Suite struct `The installed settings of the courier` {
    private let text: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        text = try String(contentsOf: root.appending(path: "etc/courier.conf"), encoding: .utf8)
    }

    @Test func `send nothing`() throws {
        #expect(try judge(text) == CourierSettings())
    }

    @Test func `have an example of each provider that works`() throws {
        let examples = text.split(separator: "\n\n# ").flatMap { Self.tables(in: String($0)) }
        let settings = try examples.map { try #require(try judge($0)) }
        #expect(settings.compactMap { $0.mail?.via.word } == ["smtp", "sendmail"])
        #expect(
            settings.compactMap { $0.sms?.via.word } == ["twilio", "vonage", "http", "program", "gammu-smsd"])
    }

    @Test func `say what absent keys mean`() throws {
        let examples = text.split(separator: "\n\n# ").flatMap { Self.tables(in: String($0)) }
        let optional = [
            "port", "tls", "program   ", "program = \"", "url        =", "most_a_day", "outbox",
            "sent_status", "method", "escaping",
        ]
        for example in examples where !example.contains("\"program\"") {
            let lines = example.split(separator: "\n")
            let short = lines.filter { line in !optional.contains { line.hasPrefix($0) } }
            #expect(try judge(short.joined(separator: "\n")) == judge(example), "\(example)")
        }
    }

    /// The lines of settings in a comment, without its marks.
    private static func tables(in comment: String) -> [String] {
        let lines = comment.split(separator: "\n").filter { $0.firstMatch(of: /^# (\[|[a-z_]+ += )/) != nil }
        return lines.isEmpty ? [] : [lines.map { $0.dropFirst(2) }.joined(separator: "\n")]
    }

    private func judge(_ text: String) throws -> CourierSettings? {
        let judgement = CourierSettings.judge(
            try ConfigurationFile.parse(Array(text.utf8), file: "courier.conf"))
        #expect(judgement.faults == [])
        return judgement.settings
    }
}

extension MailSettings.Via {
    fileprivate var word: String {
        switch self {
        case .smtp: "smtp"
        case .sendmail: "sendmail"
        }
    }
}

extension SMSSettings.Via {
    fileprivate var word: String {
        switch self {
        case .twilio: "twilio"
        case .vonage: "vonage"
        case .http: "http"
        case .program: "program"
        case .gammu: "gammu-smsd"
        }
    }
}
