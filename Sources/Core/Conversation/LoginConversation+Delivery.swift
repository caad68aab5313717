import Account
import Identity
import Messages

extension LoginConversation: CodeAsking {
    mutating func askForCode(_ messages: [Message]) -> [Effect] { ask(messages) }
    mutating func awaitDelivery(on channel: OutOfBandChannel) { state = .sending(channel) }
    mutating func awaitRecall() { state = .recalling }

    /// Has the contact on file proven, or takes a pass; then a factor is set up.
    mutating func proveContact(on channels: [OutOfBandChannel]) -> [Effect] {
        enrolsAfterwards = true
        entry = CodeEntry(
            account: account, methods: [], takesPass: account.hasPass, sends: explains, proving: channels)
        return open([.delivery(.proofNeeded(takesPass: account.hasPass))])
    }

    /// Has the contact on file, or an administrator's pass, vouch for somebody who has no factor.
    mutating func askVoucher(on channels: [OutOfBandChannel]) -> [Effect] {
        entry = CodeEntry(
            account: account, methods: [], takesPass: account.hasPass, sends: explains,
            sendsAtOnce: request.target == nil, proving: channels)
        return open([
            .occasion(.asked(oddities)),
            .occasion(.voucherNeeded(byContact: !channels.isEmpty, takesPass: account.hasPass)),
        ])
    }
}
