import Courier
import Identity
import Wire

/// Short messages, by the room that knows how.
struct SMSProvider: Sender {
    let sender: SMSSender

    func send(_ delivery: Delivery, _ stamp: Stamp) -> SendResult {
        guard case .phone(let number) = delivery.destination else { return .misdirected }
        return sender.send(delivery.letter, to: number, showsSteps: delivery.showsSteps)
    }
}
