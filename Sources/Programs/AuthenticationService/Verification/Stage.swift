import Conversation
import Identity
import Messages
import NIOCore
import SocketServer
import Wire

/// Where one conversation is held: what is shown and asked, and how long it may last.
final class Stage {
    /// A conversation is closed after this, whoever still types.
    static let deadline = TimeAmount.minutes(10)

    private let connection: Connection
    /// PAM_SILENT, which sudo always sets: information is dropped by the module, errors are not.
    private let isSilent: Bool
    private var timer: Scheduled<Void>?

    init(connection: Connection, isSilent: Bool) {
        self.connection = connection
        self.isSilent = isSilent
    }

    func startTimer(_ timedOut: @escaping () -> Void) {
        timer = connection.eventLoop.assumeIsolated().scheduleTask(in: Self.deadline, timedOut)
    }

    func ask(_ prompt: Prompt, _ messages: [Message]) {
        connection.send(show(messages) + ServerFrame.ask(echo: prompt.isEchoed, prompt.text).bytes)
    }

    func finish(_ ending: ConversationEnding, token: Token?) {
        timer?.cancel()
        connection.finish(show(ending.messages) + ServerFrame.finish(ending.verdict, token: token).bytes)
    }

    private func show(_ messages: [Message]) -> [UInt8] {
        guard !messages.isEmpty else { return [] }
        // What answers a person must be read, whatever the module drops.
        let isError = isSilent || messages.contains(where: \.isError)
        let text = messages.map(\.text).joined(separator: "\n")
        return ServerFrame.show(isError ? .error : .information, text).bytes
    }
}
