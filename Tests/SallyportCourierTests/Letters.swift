import Courier
import Identity
import Wire

/// Letters as the daemon would write them.
enum Letters {
    static let code = "1234 5678"

    static func delivery(
        to address: String = "alice@example.org", life: Int = 600, showingSteps: Bool = false
    ) throws -> Delivery {
        let channel: OutOfBandChannel = address.hasPrefix("+") ? .sms : .email
        return try Delivery(
            to: Destination(address, by: channel), Letter(subject: "Your code", blocks: [.code(code)]),
            lifeSeconds: life, showsSteps: showingSteps)
    }
}

extension SendResult {
    static let sent = SendResult(DeliveryAnswer(.sent, detail: "250 OK"))
    static let busy = SendResult(DeliveryAnswer(.failed, .busy, detail: "450 later"), mayBeTriedAgain: true)
    static let refused = SendResult(DeliveryAnswer(.refused, .badDestination, detail: "550 unknown"))
}
