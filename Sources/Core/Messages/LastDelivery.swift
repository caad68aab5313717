package import Identity
package import Wire

/// What is told of the code that was sent last in a conversation.
package struct LastDelivery: Hashable, Sendable {
    package enum Fate: Hashable, Sendable {
        case waiting
        case sent
        case failed(DeliveryFault)
    }

    package let channel: OutOfBandChannel
    /// Masked.
    package let address: String
    package let secondsAgo: Int64
    /// 0: now; nil: not any more in this conversation.
    package let secondsToNext: Int64?
    package let fate: Fate

    package init(
        channel: OutOfBandChannel, address: String, secondsAgo: Int64, secondsToNext: Int64?, fate: Fate
    ) {
        self.channel = channel
        self.address = address
        self.secondsAgo = secondsAgo
        self.secondsToNext = secondsToNext
        self.fate = fate
    }

    var text: String {
        let ago = "\(Message.duration(max(0, secondsAgo))) ago"
        let past =
            switch fate {
            case .sent: "A code was sent \(channel.way) to \(address) \(ago)."
            case .waiting:
                "A code for \(address) is on its way since \(Message.duration(max(0, secondsAgo))); "
                    + "the \(channel.provider) has not taken it yet."
            case .failed(let fault):
                "No code could be sent \(channel.way) to \(address) \(ago): \(channel.reason(fault))."
            }
        return "\(past) \(next)\n\(channel.advice)"
    }

    private var next: String {
        switch secondsToNext {
        case nil: "It is not sent again in this login."
        case 0: "To have it sent again, type \(channel.word)."
        case let seconds?: "It can be sent again in \(Message.duration(seconds)): type \(channel.word)."
        }
    }
}
