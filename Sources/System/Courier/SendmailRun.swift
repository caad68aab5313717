import Glibc
import Identity
import Platform
import Wire

/// One mail by the program that every mail server of a host brings as `sendmail`.
struct SendmailRun {
    let program: String
    let from: EmailAddress
    let to: EmailAddress

    /// With `-i` a line with a dot is no end.
    ///
    /// An address cannot begin with a hyphen, and not all of these programs know `--`.
    var arguments: [String] { [program, "-i", "-f", from.description, to.description] }

    func result(of message: MailMessage, timeoutMilliseconds: Int, _ showsSteps: Bool) -> SendResult {
        do throws(ChildProcess.RunError) {
            let outcome = try ChildProcess.run(
                arguments, input: message.bytesWithPlainLines, timeoutMilliseconds: timeoutMilliseconds)
            return result(of: outcome, showsSteps)
        } catch {
            return SendResult(DeliveryAnswer(.failed, Self.fault(of: error), detail: error.description))
        }
    }

    private static func fault(of error: ChildProcess.RunError) -> DeliveryFault {
        guard case .notStarted(let cause) = error else { return .courier }
        return [ENOENT, EACCES, ENOTDIR, ENOEXEC].contains(cause.errno) ? .notConfigured : .courier
    }

    /// What its end comes to; its first line is the detail.
    func result(of outcome: ChildProcess.Outcome, _ showsSteps: Bool) -> SendResult {
        let output = String(decoding: outcome.output, as: UTF8.self)
        let words = output.split(whereSeparator: \.isNewline).first ?? ""
        let end = outcome.status.description
        let steps =
            showsSteps ? ([command] + output.split(whereSeparator: \.isNewline).map { "< \($0)" }) : []
        guard let fault = Self.fault(of: outcome.status) else {
            return SendResult(DeliveryAnswer(.sent, detail: String(words), steps: text(steps, end)))
        }
        return SendResult(
            DeliveryAnswer(
                fault.fate, fault, detail: words.isEmpty ? end : String(words), steps: text(steps, end)),
            mayBeTriedAgain: fault.mayPass)
    }

    private var command: String { "> \(arguments.joined(separator: " "))" }

    private func text(_ steps: [String], _ end: String) -> String {
        steps.isEmpty ? "" : (steps + ["* \(end)"]).joined(separator: "\n")
    }

    /// By sysexits.h; nil where the mail was taken.
    private static func fault(of status: ChildProcess.Status) -> DeliveryFault? {
        switch status {
        case .exited(0): nil
        case .exited(75): .busy
        // No such user, no such host.
        case .exited(67), .exited(68): .badDestination
        case .exited(78): .notConfigured
        case .exited(64...77): .refused
        case .exited, .signalled: .courier
        case .timedOut: .timedOut
        }
    }
}
