import Account
import Identity
import Wire

extension JournalText {
    static func delivery(
        _ name: AccountName, _ purpose: PastDelivery.Purpose, _ destination: Destination,
        _ answer: DeliveryAnswer
    ) -> String {
        let reason = answer.fault.map { " (\($0.word))" } ?? ""
        return "\(name), \(word(purpose)) by \(destination.channel.word) to \(destination.masked): "
            + "\(word(answer.fate))\(reason)"
    }

    static func withheld(
        _ name: AccountName, _ purpose: PastDelivery.Purpose, _ destination: Destination
    ) -> String {
        "\(name), \(word(purpose)) by \(destination.channel.word) to \(destination.masked): not sent (too many)"
    }

    static func word(_ purpose: PastDelivery.Purpose) -> String {
        switch purpose {
        case .code: "code"
        case .notice: "notice"
        case .message: "message"
        }
    }

    static func word(_ fate: DeliveryAnswer.Fate) -> String {
        switch fate {
        case .sent: "sent"
        case .refused: "refused"
        case .failed: "failed"
        case .deferred: "deferred"
        }
    }
}
