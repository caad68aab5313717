import Account
import Identity
import Messages
import OneTimePassword
import Wire

extension CodeEntry {
    /// What a conversation begins with.
    enum Opening: Hashable, Sendable {
        case ask([Message])
        /// The method that the person chose is one by which codes are sent.
        case send(OutOfBandChannel)
    }

    /// A code that was sent before the conversation was started over is told of, and not sent again.
    var opening: Opening {
        if let sent = account.sent, order.contains(Means(sent)) {
            return .ask([.delivery(.sentBefore(sent, to: address(of: sent)))])
        }
        let own = Set(account.factors.map(\.means))
        let first = proving.first ?? order.first { own.contains($0) }?.channel
        guard sends, sendsAtOnce, let first else { return .ask([]) }
        return .send(first)
    }

    /// What is told once it is known whether a code was sent.
    func message(of outcome: DeliveryOutcome, on channel: OutOfBandChannel) -> [Message] {
        let address = address(of: channel)
        switch outcome {
        case .sent(let minutes, isAgain: false):
            return [.delivery(.sent(channel, to: address, minutes: minutes))]
        case .sent(minutes: _, isAgain: true): return [.delivery(.sentAgain(channel, to: address))]
        case .underway(let fault):
            return [.delivery(.underway(channel, to: address, fault)), alternatives(beside: channel)]
        case .failed(let fault):
            return [.delivery(.notSent(channel, to: address, fault)), alternatives(beside: channel)]
        case .unrecorded: return [.unavailable, alternatives(beside: channel)]
        case .refused(let refusal): return message(of: refusal, on: channel, address)
        }
    }

    private func message(
        of refusal: SendingRefusal, on channel: OutOfBandChannel, _ address: String
    ) -> [Message] {
        switch refusal {
        case .tooSoon(let seconds): [.delivery(.tooSoon(channel, seconds: seconds))]
        case .sentOften: [.delivery(.sentOften(channel))]
        case .noContact: [.delivery(.noContact(channel)), alternatives(beside: channel)]
        case .notVerified: [.delivery(.notVerified(channel, to: address)), alternatives(beside: channel)]
        case .tooManyToday: [.delivery(.tooManyToday(channel)), alternatives(beside: channel)]
        case .shut: [.shut]
        case .changed: [.delivery(.accountChanged)]
        }
    }

    /// What else can be typed here.
    func alternatives(beside channel: OutOfBandChannel) -> Message {
        let others = order.filter { $0 != Means(channel) }.map(alternative)
        let all = others + (takesPass ? [.pass] : [])
        return .delivery(all.isEmpty ? .noAlternative : .alternatives(all))
    }

    private func alternative(_ means: Means) -> DeliveryMessage.Alternative {
        let isAlike = account.factors.contains { $0.means == means && $0.digits == OutOfBandCode.digits }
        return switch means {
        case .totp: .app(byWord: isAlike)
        case .hotp: .token(byWord: isAlike)
        case .email: .channel(.email)
        case .sms: .channel(.sms)
        case .recoveryCode: .recoveryCode
        case .pass: .pass
        }
    }

    /// What `?` tells.
    func help(after last: LastDelivery?) -> Help {
        let authenticators = order.filter(\.isAuthenticator)
        let current = current.flatMap { $0.isAuthenticator ? $0 : nil } ?? authenticators.first
        return Help(
            authenticator: current.map(Help.Authenticator.init), digits: digits,
            other: authenticators.first { $0 != current }.map(Help.Authenticator.init),
            takesRecoveryCodes: order.contains(.recoveryCode), takesPass: takesPass,
            channels: order.compactMap(\.channel).map {
                Help.Reachable(channel: $0, address: address(of: $0))
            },
            last: last)
    }

    private func address(of channel: OutOfBandChannel) -> String {
        account.contact(on: channel)?.masked ?? ""
    }
}
