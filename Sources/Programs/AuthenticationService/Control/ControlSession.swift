import Identity
import SocketServer
import Varlink
import Wire

/// One peer of the control socket: its calls are answered one after the other.
final class ControlSession: Session {
    private let connection: Connection
    private let desk: ControlDesk
    private let service: VarlinkService
    private let ended: () -> Void
    private var isClosed = false

    init(connection: Connection, desk: ControlDesk, service: VarlinkService, ended: @escaping () -> Void) {
        self.connection = connection
        self.desk = desk
        self.service = service
        self.ended = ended
    }

    func received(_ message: [UInt8]) {
        do {
            let call = try VarlinkCall(message)
            switch try service.answer(call) {
            case .reply(let bytes): send(bytes, call)
            case .control(let control): carryOut(control, call)
            }
        } catch {
            connection.close()
        }
    }

    func violated() { connection.close() }

    func closed() {
        isClosed = true
        ended()
    }

    private func carryOut(_ control: ControlCall, _ call: VarlinkCall) {
        connection.pause()
        desk.answer(control, from: connection.peer) { answer in self.reply(answer, call) }
    }

    private func reply(_ answer: ControlDesk.Answer, _ call: VarlinkCall) {
        guard !isClosed else { return }
        do {
            switch answer {
            case .done(.success(let reply)):
                send(try VarlinkReply.message(reply), call)
                connection.resume()
            case .done(.failure(let error)):
                send(try VarlinkReply.message(error), call)
                connection.resume()
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
        if !call.isOneway { connection.send(bytes) }
    }
}
