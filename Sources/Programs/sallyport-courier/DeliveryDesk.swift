import Courier
import Identity
import NIOCore
import NIOPosix
import Platform
import SocketServer
import Wire

/// Takes letters from the daemon, and carries out what the queue says.
///
/// Used on the event loop alone.
final class DeliveryDesk {
    /// Connections at once: those of as many letters as the queue holds, and of as many again that are about to be refused.
    private static let mostConnections = 2_100

    /// Nil while no settings could be used: nothing is sent then.
    var providers: Providers?
    private let eventLoop: any EventLoop
    /// Has a thread for each letter that is sent at once.
    private let threads: NIOThreadPool
    private let peer: UserID
    private let log: DeliveryLog
    private var queue: Queue
    private var caps = Caps()
    private var connections = 0
    private var idle: [() -> Void] = []
    private var letters: [Queue.Ticket: Letter] = [:]

    /// What is known here of a letter that is with the queue.
    private struct Letter {
        let destination: Destination
        let stamp: Stamp
        let answered: (DeliveryAnswer) -> Void
    }

    /// Serves processes of `peer`.
    init(
        _ providers: Providers?, peer: UserID, eventLoop: any EventLoop, threads: NIOThreadPool,
        log: DeliveryLog,
        bounds: Queue.Bounds = Queue.Bounds()
    ) {
        self.providers = providers
        self.peer = peer
        self.eventLoop = eventLoop
        self.threads = threads
        self.log = log
        queue = Queue(bounds: bounds)
    }

    /// Letters whose fate is not known.
    var open: Int { queue.count }

    /// Calls `body` once no letter is with a provider.
    func whenIdle(_ body: @escaping () -> Void) {
        guard queue.countSending > 0 else { return body() }
        idle.append(body)
    }

    /// Gives up every letter that is not sent, before the end: whoever waits for one hears of it.
    ///
    /// - Returns: How many they are.
    func abandon() -> Int {
        let unsent = Array(letters.keys)
        for ticket in unsent { tell(ticket, DeliveryAnswer(.failed, .courier)) }
        return unsent.count
    }

    /// One more connection; nil, and nothing is read from it, if it is not the daemon's or there is no room.
    func makeSession(_ connection: Connection) -> (any Session<Delivery>)? {
        guard connection.peer.uid == peer else {
            log.strangerRefused(connection.peer.uid)
            return nil
        }
        guard connections < Self.mostConnections else { return nil }
        connections += 1
        return DeliverySession(connection: connection, desk: self)
    }

    /// Has a letter sent; `answered` is called once with each answer, at most two.
    func deliver(_ delivery: Delivery, answered: @escaping (DeliveryAnswer) -> Void) {
        let now = BootClock.milliseconds()
        if let refusal = refusal(of: delivery, at: now) {
            log.fate(refusal, of: delivery.destination)
            return answered(refusal)
        }
        let (ticket, effects) = queue.accept(delivery, at: now)
        letters[ticket] = Letter(
            destination: delivery.destination, stamp: .make(), answered: answered)
        effects.forEach(carryOut)
    }

    func noteViolation() { log.violated() }

    func noteHangUp() { connections -= 1 }

    private func refusal(of delivery: Delivery, at now: Int64) -> DeliveryAnswer? {
        guard let provider = providers?[delivery.destination.channel] else {
            return DeliveryAnswer(.refused, .notConfigured)
        }
        guard queue.hasRoom(for: delivery),
            caps.admit(delivery, at: now, channelMostADay: provider.mostADay)
        else { return DeliveryAnswer(.refused, .tooMany) }
        return nil
    }

    private func carryOut(_ effect: Queue.Effect) {
        switch effect {
        case .send(let ticket, let delivery): send(ticket, delivery)
        case .answer(let ticket, let answer): tell(ticket, answer)
        case .remind(let ticket, let moment):
            let pause = TimeAmount.milliseconds(max(0, moment - BootClock.milliseconds()))
            eventLoop.assumeIsolated().scheduleTask(in: pause) { [self] in
                queue.reminded(ticket, at: BootClock.milliseconds()).forEach(carryOut)
            }
        }
    }

    private func send(_ ticket: Queue.Ticket, _ delivery: Delivery) {
        let sender = providers?[delivery.destination.channel]?.sender
        guard let sender, let stamp = letters[ticket]?.stamp else {
            return tried(ticket, SendResult(DeliveryAnswer(.refused, .notConfigured)))
        }
        threads.runIfActive(eventLoop: eventLoop) { sender.send(delivery, stamp) }
            .assumeIsolated().whenComplete { [self] result in
                let stopped = SendResult(DeliveryAnswer(.failed, .courier))
                tried(ticket, (try? result.get()) ?? stopped)
            }
    }

    private func tried(_ ticket: Queue.Ticket, _ result: SendResult) {
        queue.tried(ticket, result, at: BootClock.milliseconds()).forEach(carryOut)
        guard queue.countSending == 0 else { return }
        for body in idle { body() }
        idle = []
    }

    private func tell(_ ticket: Queue.Ticket, _ answer: DeliveryAnswer) {
        let letter = answer.fate == .deferred ? letters[ticket] : letters.removeValue(forKey: ticket)
        guard let letter else { return }
        log.fate(answer, of: letter.destination)
        letter.answered(answer)
    }
}
