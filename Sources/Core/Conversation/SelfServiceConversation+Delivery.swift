import Account
import Identity
import Messages
import Settings
import Wire

extension SelfServiceConversation: CodeAsking {
    mutating func askForCode(_ messages: [Message]) -> [Effect] { ask(messages) }
    mutating func awaitDelivery(on channel: OutOfBandChannel) { state = .sending(channel) }
    mutating func awaitRecall() { state = .recalling }

    /// Has the contact proven, unless a code that was sent there is what came back just now.
    mutating func prove(_ channel: OutOfBandChannel, after acceptance: Acceptance?) -> [Effect] {
        if acceptance?.means == Means(channel) { return enable(channel) }
        enabling = channel
        let codesLeft = entry.codesLeft
        entry = CodeEntry(account: account, methods: [], takesPass: false, sends: true, proving: [channel])
        entry.codesLeft = codesLeft
        return open(takeTold())
    }

    /// Codes sent there become a factor; the first factor comes with recovery codes.
    mutating func enable(_ channel: OutOfBandChannel) -> [Effect] {
        guard case .enable(method: _, name: let name) = action else { return finish(.refused, .outOfOrder) }
        let change = AccountChange.enable(channel, name: name)
        let makesRecoveryCodes = account.recoveryCodes == 0 && rules.methods.contains(.recoveryCode)
        return makesRecoveryCodes ? makeRecoveryCodes(for: change) : commit(change)
    }
}
