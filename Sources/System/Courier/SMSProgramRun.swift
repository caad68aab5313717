internal import Glibc
internal import Identity
internal import Platform
internal import Settings
internal import Wire

/// The administrator's own program: the text on its standard input, the number among its arguments.
struct SMSProgramRun {
    let program: SMSProgram
    let timeoutMilliseconds: Int

    /// What sysexits.h calls EX_TEMPFAIL.
    private static let tryAgain: Int32 = 75

    func send(_ message: SMSMessage, _ redaction: Redaction) -> SendResult {
        let arguments = [program.path] + program.arguments.map { $0.filled { Self.value(of: $0, message) } }
        let outcome: ChildProcess.Outcome
        do throws(ChildProcess.RunError) {
            outcome = try ChildProcess.run(
                arguments, input: Array(message.text.description.utf8),
                timeoutMilliseconds: timeoutMilliseconds)
        } catch {
            return Self.verdict(of: error).result(redaction)
        }
        let steps = SMSDetailText.ran(arguments, outcome.status)
        return Self.verdict(of: outcome).result(steps: steps, redaction)
    }

    private static func verdict(of error: ChildProcess.RunError) -> SMSVerdict {
        let detail = error.description
        return switch error {
        case .notStarted(let cause) where lasting.contains(cause.errno):
            .refused(.notConfigured, detail: detail)
        // Such as a lack of memory, which may be over in a while.
        case .notStarted: .later(detail: detail)
        case .lost: .unknown(.courier, detail: detail)
        }
    }

    private static let lasting: Set = [ENOENT, ENOTDIR, EACCES, EPERM, ENOEXEC, ELOOP, E2BIG, ENAMETOOLONG]

    static func verdict(of outcome: ChildProcess.Outcome) -> SMSVerdict {
        let words = SMSDetailText.firstLine(outcome.output)
        let detail = SMSDetailText.ended(outcome.status, words)
        return switch outcome.status {
        case .exited(0): .taken(detail: words)
        case .exited(tryAgain): .later(detail: detail)
        case .exited: .refused(.refused, detail: detail)
        case .signalled: .unknown(.courier, detail: detail)
        case .timedOut: .unknown(.timedOut, detail: SMSDetailText.programTimedOut)
        }
    }

    /// The settings have taken neither text nor token into the arguments, which everybody on the host can read.
    private static func value(of field: MessageTemplate.Field, _ message: SMSMessage) -> String {
        switch field {
        case .to: message.to.description
        case .toDigits: message.to.digits
        case .text, .token: ""
        }
    }
}
