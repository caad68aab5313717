package import Identity
import Platform
package import Settings
package import Wire

/// Hands letters to the mail server, or to the mail program, that the settings name; each call is one try, and waits.
package struct MailSender: Sendable {
    private let settings: MailSettings
    /// Of the server's user.
    private let password: [UInt8]?
    private let transfer: Transfer
    /// The name that this host greets with.
    private let greeting: String

    package init(
        _ settings: MailSettings, password: [UInt8]?, transfer: Transfer,
        greeting: String = ProcessFacts.hostName
    ) {
        self.settings = settings
        self.password = password
        self.transfer = transfer
        self.greeting = greeting
    }

    /// Sends a letter; with the same `identifier` and time again, it is the same mail.
    ///
    /// The `seconds` are since 1970-01-01 00:00 UTC, when it was written; the `identifier` is 16 random bytes.
    package func send(
        _ letter: Letter, to: EmailAddress, at seconds: Int64, identifier: [UInt8], showsSteps: Bool = false
    ) -> SendResult {
        let message = MailMessage(letter, from: settings.from, to: to, at: seconds, identifier: identifier)
        let result = send(message, to: to, showsSteps)
        return SendResult(
            result.answer.redacted(Redaction(codesOf: letter)), mayBeTriedAgain: result.mayBeTriedAgain)
    }

    private func send(_ message: MailMessage, to: EmailAddress, _ showsSteps: Bool) -> SendResult {
        switch settings.via {
        case .smtp(let server): return submit(message, to: to, server, showsSteps)
        case .sendmail(let program):
            let run = SendmailRun(program: program, from: settings.from.address, to: to)
            return run.result(of: message, timeoutMilliseconds: transfer.timeoutMilliseconds, showsSteps)
        }
    }

    private func submit(
        _ message: MailMessage, to: EmailAddress, _ server: SMTPServer, _ showsSteps: Bool
    ) -> SendResult {
        let submission = SMTPSubmission(
            server: server, password: password, greeting: greeting, from: settings.from.address, to: to,
            message: message.bytes)
        do throws(TransferFailure) {
            let receipt = try transfer.smtp(submission)
            let steps = showsSteps ? receipt.transcript : ""
            return SendResult(DeliveryAnswer(.sent, detail: receipt.reply, steps: steps))
        } catch {
            let steps = showsSteps ? error.transcript : ""
            // A second copy of the same mail harms nobody.
            return SendResult(
                DeliveryAnswer(error.fault.fate, error.fault, detail: error.detail, steps: steps),
                mayBeTriedAgain: error.fault.mayPass)
        }
    }
}
