import Identity
import Settings
import Synchronization
import Testing
import Wire

@testable import Courier

@Suite struct `Sending a short message` {
    private let folder: SMSFolder

    init() throws {
        folder = try SMSFolder()
        folder.write("token", Array("s3cret-token\n".utf8))
    }

    @Test func `asks nobody about a country that is not allowed`() throws {
        let sender = try sender { _ throws(TransferFailure) in
            Issue.record("somebody was asked")
            throw TransferFailure(.courier, detail: "")
        }
        let result = sender.send(try letter(), to: try PhoneNumber("+4315199887766"))
        #expect(
            result == SendResult(DeliveryAnswer(.refused, .badDestination, detail: "country not allowed")))
    }

    @Test func `refuses what is no short message`() throws {
        let sender = try sender { _ throws(TransferFailure) in throw TransferFailure(.courier, detail: "") }
        let long = try SMSFixture.letter(.paragraph(String(repeating: "x", count: 161)))
        let answer = sender.send(long, to: try PhoneNumber("+4915199887766")).answer
        #expect(answer.fate == .refused && answer.fault == .courier)
        #expect(answer.detail == "the letter has 161 characters, and one short message 160")
    }

    @Test func `asks once, and says what was answered`() throws {
        let asked = Mutex<[String]>([])
        let sender = try sender { request throws(TransferFailure) in
            asked.withLock {
                $0.append("\(request.method) \(request.url) \(request.userAndPassword?.1 ?? "")")
            }
            return HTTPReply(status: 201, body: Array("{\"sid\":\"SM1\"}".utf8), transcript: "step")
        }
        let number = try PhoneNumber("+4915199887766")
        let result = sender.send(try letter(), to: number, showsSteps: true)
        #expect(result == SendResult(DeliveryAnswer(.sent, detail: "SM1", steps: "step")))
        let url = "https://api.example.org/2010-04-01/Accounts/AC0/Messages.json"
        #expect(asked.withLock { $0 } == ["POST \(url) s3cret-token"])
    }

    @Test func `tells neither the token nor the code, whatever the provider says`() throws {
        let sender = try sender { _ throws(TransferFailure) in
            let words = "{\"code\":1,\"message\":\"s3cret-token 1234 5678 12345678 1234%205678 1234+5678\"}"
            return HTTPReply(status: 400, body: Array(words.utf8), transcript: "12345678 s3cret-token")
        }
        let number = try PhoneNumber("+4915199887766")
        let answer = sender.send(try letter(), to: number, showsSteps: true).answer
        #expect(answer.detail == "HTTP 400: 1 *** *** *** *** ***" && answer.steps == "*** ***")
    }

    @Test(arguments: [
        (DeliveryFault.unreachable, true, true), (.timedOut, true, true), (.busy, true, true),
        (.certificate, true, false), (.timedOut, false, false), (.unreachable, false, false),
    ])
    func `is not done again where it may have been done`(
        fault: DeliveryFault, isUnsent: Bool, isTriedAgain: Bool
    ) throws {
        let sender = try sender { _ throws(TransferFailure) in
            throw TransferFailure(fault, detail: "words", isCertainlyUnsent: isUnsent, transcript: "steps")
        }
        let number = try PhoneNumber("+4915199887766")
        let result = sender.send(try letter(), to: number, showsSteps: true)
        #expect(result.mayBeTriedAgain == isTriedAgain)
        #expect(result.answer == DeliveryAnswer(.failed, fault, detail: "words", steps: "steps"))
        let short = sender.send(try letter(), to: number)
        #expect(
            short
                == SendResult(DeliveryAnswer(.failed, fault, detail: "words"), mayBeTriedAgain: isTriedAgain))
    }

    @Test func `is done again where the provider is busy`() throws {
        let sender = try sender { _ throws(TransferFailure) in
            HTTPReply(status: 429, body: [], transcript: "")
        }
        let result = sender.send(try letter(), to: try PhoneNumber("+4915199887766"))
        #expect(
            result == SendResult(DeliveryAnswer(.failed, .busy, detail: "HTTP 429"), mayBeTriedAgain: true))
    }

    @Test func `needs its token`() throws {
        let settings = SMSSettings(via: .twilio(SMSFixture.account()), countries: ["+49"])
        #expect(throws: CredentialError.noCredentials) {
            try SMSSender(settings, credentials: nil, timeoutMilliseconds: 1_000) {
                _ throws(TransferFailure) in
                throw TransferFailure(.courier, detail: "")
            }
        }
    }

    private func letter() throws -> Letter {
        try SMSFixture.letter(.paragraph("Your code for web1:"), .code(SMSFixture.code))
    }

    private func sender(_ ask: @escaping SMSSender.Ask) throws -> SMSSender {
        let settings = SMSSettings(via: .twilio(SMSFixture.account()), countries: ["+49"])
        return try SMSSender(settings, credentials: folder.path, timeoutMilliseconds: 1_000, ask: ask)
    }
}
