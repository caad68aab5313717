import Glibc
import Identity
import Settings
import Testing
import Wire

@testable import Courier

private typealias SMSProgramTests = `A program that sends short messages`

@Suite struct `A program that sends short messages` {
    private let folder: SMSFolder

    init() throws { folder = try SMSFolder() }

    @Test func `gets the text on standard input and the number among its arguments`() throws {
        let result = try send(
            showsSteps: true,
            "cat > \(folder.path)/in; echo \"$@\" > \(folder.path)/arguments; echo queued 7; echo more")
        #expect(result.answer.fate == .sent && result.answer.detail == "queued 7")
        #expect(folder.read("in") == "Your code for web1:\n1234 5678")
        #expect(folder.read("arguments") == "--to=+4915199887766 4915199887766\n")
        let lines = result.answer.steps.split(separator: "\n")
        #expect(lines.first == "run /bin/sh \(folder.path)/send --to=+4915199887766 4915199887766")
        #expect(lines.last == "the program ended with status 0")
    }

    @Test(arguments: [
        ("exit 75", DeliveryAnswer.Fate.failed, DeliveryFault.busy, "the program ended with status 75", true),
        ("echo no modem; exit 75", .failed, .busy, "no modem", true),
        ("echo no such number >&2; exit 1", .refused, .refused, "no such number", false),
        ("exit 127", .refused, .refused, "the program ended with status 127", false),
        ("kill -9 $$", .failed, .courier, "the program was ended by signal 9", false),
    ])
    func `says what became of it`(
        script: String, fate: DeliveryAnswer.Fate, fault: DeliveryFault, detail: String, isTriedAgain: Bool
    ) throws {
        let result = try send(script)
        #expect(result.answer.fate == fate && result.answer.fault == fault)
        #expect(result.answer.detail == detail && result.mayBeTriedAgain == isTriedAgain)
    }

    @Test func `is ended when its time is over, and not run again`() throws {
        let result = try send("echo started; sleep 30", timeoutMilliseconds: 500)
        #expect(result.answer.fate == .failed && result.answer.fault == .timedOut && !result.mayBeTriedAgain)
        #expect(result.answer.detail == "the program did not end in time, and was ended")
    }

    @Test func `cannot tell the code on`() throws {
        #expect(try send("cat; exit 1").answer.detail == "Your code for web1:")
        #expect(try send("tail -n 1; exit 1").answer.detail == "***")
    }

    @Test func `that is not there is no program`() throws {
        let sender = try Self.sender("\(folder.path)/nowhere", [])
        let result = sender.send(try Self.letter(), to: try PhoneNumber("+4915199887766"))
        #expect(result.answer.fate == .refused && result.answer.fault == .notConfigured)
        #expect(result.answer.detail.contains("No such file") && !result.mayBeTriedAgain)
    }

    @Test func `whose end nobody sees may have sent, and is not run again`() async {
        await #expect(processExitsWith: .success) {
            signal(SIGCHLD, SIG_IGN)
            let result = try SMSProgramTests.sender("/bin/true", []).send(
                try SMSProgramTests.letter(), to: try PhoneNumber("+4915199887766"))
            #expect(result.answer.fate == .failed && result.answer.fault == .courier)
            #expect(result.answer.detail.contains("the program was run") && !result.mayBeTriedAgain)
        }
    }

    @Test func `with an argument that is too long is not run again and again`() throws {
        let sender = try Self.sender("/bin/true", [String(repeating: "x", count: 200_000)])
        let result = sender.send(try Self.letter(), to: try PhoneNumber("+4915199887766"))
        #expect(result.answer.fault == .notConfigured && !result.mayBeTriedAgain)
    }

    private func send(
        showsSteps: Bool = false, _ script: String, timeoutMilliseconds: Int = 20_000
    ) throws -> SendResult {
        let path = folder.write("send", Array(script.utf8))
        return try Self.sender("/bin/sh", [path], timeoutMilliseconds).send(
            try Self.letter(), to: try PhoneNumber("+4915199887766"), showsSteps: showsSteps)
    }

    fileprivate static func letter() throws -> Letter {
        try SMSFixture.letter(.paragraph("Your code for web1:"), .code(SMSFixture.code))
    }

    fileprivate static func sender(
        _ path: String, _ first: [String], _ timeoutMilliseconds: Int = 20_000
    ) throws -> SMSSender {
        let arguments = try (first + ["--to={to}", "{to_digits}"]).map { try MessageTemplate($0) }
        let settings = SMSSettings(
            via: .program(SMSProgram(path: path, arguments: arguments)), countries: ["+49"])
        return try SMSSender(settings, credentials: nil, timeoutMilliseconds: timeoutMilliseconds) {
            _ throws(TransferFailure) in
            throw TransferFailure(.courier, detail: "")
        }
    }
}
