import Account
import Identity
import Messages

/// A conversation in which a code is asked for, which may have to be sent first.
protocol CodeAsking {
    var entry: CodeEntry { get set }
    /// To be told above the next prompt.
    var told: [Message] { get set }
    /// Whom to ask.
    var contact: String? { get }

    /// Asks for a code, below these messages.
    mutating func askForCode(_ messages: [Message]) -> [ConversationEffect]
    mutating func awaitDelivery(on channel: OutOfBandChannel)
    mutating func awaitRecall()
}

extension CodeAsking {
    /// Asks for the first time, and where the person's method is one of them has a code sent before.
    mutating func open(_ messages: [Message]) -> [ConversationEffect] {
        switch entry.opening {
        case .ask(let opening): return askForCode(messages + opening)
        case .send(let channel):
            told = messages
            return send(channel)
        }
    }

    mutating func send(_ channel: OutOfBandChannel) -> [ConversationEffect] {
        entry.expect(channel)
        awaitDelivery(on: channel)
        return [.send(channel, provingContact: entry.proving.contains(channel))]
    }

    mutating func conclude(_ outcome: DeliveryOutcome, on channel: OutOfBandChannel) -> [ConversationEffect] {
        let messages = told + entry.message(of: outcome, on: channel)
        entry.note(outcome, on: channel)
        told = []
        return askForCode(messages)
    }

    /// Why no code can be had there, what else can be typed, and whom to ask.
    mutating func tell(
        _ obstacle: DeliveryMessage, of channel: OutOfBandChannel
    ) -> [ConversationEffect] {
        askForCode([.delivery(obstacle), entry.alternatives(beside: channel)] + whomToAsk)
    }

    /// First what became of the code that was sent last, if any can be sent here.
    mutating func recall() -> [ConversationEffect] {
        guard entry.order.contains(where: { $0.channel != nil }) else { return help(after: nil) }
        awaitRecall()
        return [.recallDelivery]
    }

    mutating func help(after last: LastDelivery?) -> [ConversationEffect] {
        askForCode([.help(entry.help(after: last))] + whomToAsk)
    }

    private var whomToAsk: [Message] { contact.map { [.contact($0)] } ?? [] }
}
