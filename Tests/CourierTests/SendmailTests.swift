import Glibc
import Identity
import Platform
import Settings
import Testing
import Wire

@testable import Courier

@Suite struct `A mail by the program of the host` {
    @Test(arguments: [
        (ChildProcess.Status.exited(0), DeliveryAnswer.Fate.sent, DeliveryFault?.none, false),
        (.exited(75), .failed, .busy, true), (.exited(67), .refused, .badDestination, false),
        (.exited(68), .refused, .badDestination, false), (.exited(64), .refused, .refused, false),
        (.exited(77), .refused, .refused, false), (.exited(78), .failed, .notConfigured, false),
        (.exited(1), .failed, .courier, false), (.exited(79), .failed, .courier, false),
        (.signalled(9), .failed, .courier, false), (.timedOut, .failed, .timedOut, true),
    ])
    func `ends as sysexits say`(
        status: ChildProcess.Status, fate: DeliveryAnswer.Fate, fault: DeliveryFault?, again: Bool
    ) throws {
        let outcome = ChildProcess.Outcome(status: status, output: Array("first\nsecond\n".utf8))
        let result = try run("/x").result(of: outcome, true)
        #expect(result.answer.fate == fate && result.answer.fault == fault && result.mayBeTriedAgain == again)
        #expect(result.answer.detail == "first")
        #expect(
            result.answer.steps == "> /x -i -f no@example.org bob@example.org\n< first\n< second\n* \(status)"
        )
        #expect(try run("/x").result(of: outcome, false).answer.steps.isEmpty)
    }

    @Test func `is the same mail, with the line ends of the host`() throws {
        let path = "/tmp/sallyport-sendmail-\(getpid())"
        defer { remove(path, "\(path).mail") }
        try script("#!/bin/sh\necho \"$@\"\ncat >'\(path).mail'\n", path)
        let letter = try Letter(subject: "x", blocks: [.code("1234 5678")])
        let sender = try sender(path)
        let result = sender.send(letter, to: try EmailAddress("bob@example.org"), at: 0, identifier: [1])
        #expect(result == SendResult(DeliveryAnswer(.sent, detail: "-i -f no@example.org bob@example.org")))
        let mail = try Descriptor(path: "\(path).mail", .read).readAll(atMost: 100_000)
        let address = try EmailAddress("bob@example.org")
        let message = MailMessage(letter, from: try from(), to: address, at: 0, identifier: [1])
        #expect(mail == message.bytesWithPlainLines && !mail.contains(13))
    }

    @Test func `fails where there is no such program`() throws {
        let letter = try Letter(subject: "x", blocks: [.code("1234 5678")])
        let result = try sender("/no/such").send(letter, to: try EmailAddress("b@c"), at: 0, identifier: [1])
        #expect(result.answer.fault == .notConfigured && !result.mayBeTriedAgain)
    }

    @Test func `whose end nobody sees is no missing program`() async {
        await #expect(processExitsWith: .success) {
            signal(SIGCHLD, SIG_IGN)
            let run = SendmailRun(
                program: "/bin/true", from: try EmailAddress("a@b.org"), to: try EmailAddress("c@d.org"))
            let mailbox = Mailbox(address: try EmailAddress("a@b.org"))
            let letter = try Letter(subject: "x", blocks: [.code("1234 5678")])
            let message = MailMessage(letter, from: mailbox, to: run.to, at: 0, identifier: [1])
            let answer = run.result(of: message, timeoutMilliseconds: 5_000, false).answer
            #expect(answer.fault == .courier && answer.detail.contains("the program was run"))
        }
    }

    private func from() throws -> Mailbox { Mailbox(address: try EmailAddress("no@example.org")) }

    private func sender(_ program: String) throws -> MailSender {
        MailSender(
            MailSettings(via: .sendmail(program: program), from: try from()), password: nil,
            transfer: Transfer(timeoutMilliseconds: 20_000, connectMilliseconds: 20_000))
    }

    private func run(_ program: String) throws -> SendmailRun {
        SendmailRun(
            program: program, from: try EmailAddress("no@example.org"),
            to: try EmailAddress("bob@example.org"))
    }

    /// Written by another process: a file that this one has open for writing could not be run.
    private func script(_ text: String, _ path: String) throws {
        let write = ["/bin/sh", "-c", "cat >\"$0\" && chmod 700 \"$0\"", path]
        let outcome = try ChildProcess.run(write, input: Array(text.utf8), timeoutMilliseconds: 20_000)
        #expect(outcome.status == .exited(0))
    }

    private func remove(_ paths: String...) {
        for path in paths { _ = try? Directory(path: "/tmp").remove(String(path.dropFirst(5))) }
    }
}
