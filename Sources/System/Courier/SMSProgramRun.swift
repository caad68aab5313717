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
        do throws(PlatformError) {
            outcome = try ChildProcess.run(
                arguments, input: Array(message.text.description.utf8),
                timeoutMilliseconds: timeoutMilliseconds)
        } catch {
            // Anything else, such as a lack of memory, may be over in a while; nothing was run.
            let isLasting = [ENOENT, ENOTDIR, EACCES, EPERM, ENOEXEC, ELOOP].contains(error.errno)
            let error = "\(error)"
            return (isLasting ? SMSVerdict.refused(.notConfigured, detail: error) : .later(detail: error))
                .result(redaction)
        }
        let steps = SMSDetailText.ran(arguments, outcome.status)
        return Self.verdict(of: outcome).result(steps: steps, redaction)
    }

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
