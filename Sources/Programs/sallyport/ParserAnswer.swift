import ArgumentParser
import Systemd

/// What ArgumentParser ends with: help that was asked for, or a complaint about the arguments.
struct ParserAnswer: Hashable {
    let text: String
    let status: Int32

    /// A complaint echoes the `arguments`, as they were typed.
    init(_ error: any Error, about arguments: [String]) {
        let message = Sallyport.fullMessage(for: error)
        status = Sallyport.exitCode(for: error).rawValue
        text = status == 0 ? message : Self.harmless(message, arguments)
    }

    /// Prints help to standard output, and a complaint to standard error.
    func print() throws(Failure) {
        guard !text.isEmpty else { return }
        guard status == 0 else { return StandardError.write(text + "\n") }
        do {
            try StandardOutput.write([text])
        } catch {
            throw Failure(unwritten: error)
        }
    }

    /// The lines are the parser's own, unless an argument has line ends: nobody types those in earnest.
    private static func harmless(_ message: String, _ arguments: [String]) -> String {
        guard !arguments.contains(where: { $0.utf8.contains(UInt8(ascii: "\n")) }) else {
            return message.escapingControls
        }
        return message.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).escapingControls }.joined(separator: "\n")
    }
}
