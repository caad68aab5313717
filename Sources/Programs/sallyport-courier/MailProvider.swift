import Courier
import Identity
import Wire

/// Mail, by the room that knows how.
struct MailProvider: Sender {
    let sender: MailSender

    func send(_ delivery: Delivery, _ stamp: Stamp) -> SendResult {
        guard case .email(let address) = delivery.destination else { return .misdirected }
        return sender.send(
            delivery.letter, to: address, at: stamp.seconds, identifier: stamp.identifier,
            showsSteps: delivery.showsSteps)
    }
}
