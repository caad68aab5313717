import SocketServer
import Wire

/// One connection of the daemon: a letter, and what becomes of it.
///
/// The letter goes on when the daemon hangs up.
final class DeliverySession: Session {
    private let connection: Connection
    private let desk: DeliveryDesk
    private var hasAsked = false
    private var isClosed = false

    init(connection: Connection, desk: DeliveryDesk) {
        self.connection = connection
        self.desk = desk
    }

    func received(_ delivery: Delivery) {
        guard !hasAsked else { return violated() }
        hasAsked = true
        desk.deliver(delivery) { [weak self] in self?.answer($0) }
    }

    func violated() {
        desk.noteViolation()
        connection.close()
    }

    func closed() {
        isClosed = true
        desk.noteHangUp()
    }

    private func answer(_ answer: DeliveryAnswer) {
        guard !isClosed else { return }
        if answer.fate == .deferred {
            connection.send(answer.frame)
        } else {
            connection.finish(answer.frame)
        }
    }
}
