import Identity
import Settings
import Testing
import Wire

@testable import Courier

@Suite struct `The outbox of gammu-smsd` {
    @Test func `gets one file, which smsd finds by its name`() throws {
        let folder = try SMSFolder()
        let result = try send(to: folder.path)
        #expect(result.answer.fate == .sent && !result.mayBeTriedAgain)
        let name = try #require(folder.names.first)
        #expect(folder.names.count == 1)
        #expect(name.wholeMatch(of: /OUTA_\+4915199887766_[0-9a-f]{16}\.txt/) != nil)
        #expect(folder.read(name) == "Your code:\n1234 5678")
        #expect(try folder.mode(name) == 0o640)
        #expect(result.answer.detail == "queued as \(name)" && result.answer.steps == result.answer.detail)
    }

    @Test func `gets a file of its own for each message`() throws {
        let folder = try SMSFolder()
        for _ in 0..<3 { _ = try send(to: folder.path) }
        #expect(folder.names.count == 3)
    }

    @Test func `that is not there is not configured`() throws {
        let folder = try SMSFolder()
        let result = try send(to: "\(folder.path)/nowhere")
        #expect(result.answer.fate == .refused && result.answer.fault == .notConfigured)
        #expect(result.answer.detail == "open \(folder.path)/nowhere: No such file or directory")
    }

    private func send(to outbox: String) throws -> SendResult {
        let settings = SMSSettings(via: .gammu(outbox: outbox), countries: ["+49"])
        let sender = try SMSSender(settings, credentials: nil, timeoutMilliseconds: 1_000) {
            _ throws(TransferFailure) in
            throw TransferFailure(.courier, detail: "")
        }
        let letter = try SMSFixture.letter(.paragraph("Your code:"), .code(SMSFixture.code))
        return sender.send(letter, to: try PhoneNumber("+4915199887766"), showsSteps: true)
    }
}
