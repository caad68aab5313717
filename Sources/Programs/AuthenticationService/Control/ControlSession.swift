import Identity
import NIOCore
import SocketServer
import Varlink
import Wire

/// One peer of the control socket: its calls are answered one after the other.
final class ControlSession: Session {
    /// How long a peer may stay without asking anything.
    static let idleDeadline = TimeAmount.minutes(10)

    private let connection: Connection
    private let desk: ControlDesk
    private let service: VarlinkService
    private let ended: () -> Void
    private var isClosed = false
    private var idle: Scheduled<Void>?

    init(connection: Connection, desk: ControlDesk, service: VarlinkService, ended: @escaping () -> Void) {
        self.connection = connection
        self.desk = desk
        self.service = service
        self.ended = ended
    }

    /// The next call is not read before the reply to this one is with the kernel.
    func received(_ message: [UInt8]) {
        connection.pause()
        idle?.cancel()
        do {
            let call = try VarlinkCall(message)
            switch try service.answer(call) {
            case .reply(let bytes): send(bytes, call)
            case .control(let control):
                desk.answer(control, from: connection.peer) { answer in self.reply(answer, call) }
            }
        } catch {
            connection.close()
        }
    }

    func violated() { connection.close() }

    func closed() {
        isClosed = true
        idle?.cancel()
        ended()
    }

    private func reply(_ answer: ControlDesk.Answer, _ call: VarlinkCall) {
        guard !isClosed else { return }
        do {
            switch answer {
            case .done(.success(let reply)):
                send(try VarlinkReply.message(reply), call)
            case .done(.failure(let error)):
                send(try VarlinkReply.message(error), call)
            case .part(let reply, let next):
                connection.send(try VarlinkReply.message(reply)) { [self] in
                    if !isClosed { next() }
                }
            }
        } catch {
            connection.close()
        }
    }

    private func send(_ bytes: [UInt8], _ call: VarlinkCall) {
        guard !call.isOneway else { return listen() }
        connection.send(bytes) { self.listen() }
    }

    /// Reads the next call; a peer that has none for a while is closed.
    private func listen() {
        guard !isClosed else { return }
        idle = connection.eventLoop.assumeIsolated().scheduleTask(in: Self.idleDeadline) {
            self.connection.close()
        }
        connection.resume()
    }
}
