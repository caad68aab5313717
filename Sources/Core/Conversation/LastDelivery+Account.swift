package import Account
package import Identity
package import Messages

extension LastDelivery {
    /// What became of the code that was sent last in a conversation; nil if none was.
    package init?(_ account: Account, in conversation: ConversationID, at now: Int64) {
        let sent = account.sentCodes.filter { $0.conversation == conversation }
        guard let code = sent.max(by: { $0.lastSent < $1.lastSent }),
            let delivery = account.deliveries.entries.last(where: {
                $0.purpose == .code && $0.channel == code.channel && $0.at == code.lastSent
            })
        else { return nil }
        let isOften = code.sendings >= SentCode.mostSendings && now < code.expires
        let wait = max(0, code.lastSent + SentCode.coolDown - now)
        self.init(
            channel: code.channel, address: delivery.masked, secondsAgo: max(0, now - code.lastSent),
            secondsToNext: isOften ? nil : wait,
            fate: Fate(delivery.fate))
    }
}

extension LastDelivery.Fate {
    fileprivate init(_ fate: PastDelivery.Fate) {
        self =
            switch fate {
            case .waiting: .waiting
            case .sent: .sent
            case .refused(let fault), .failed(let fault): .failed(fault)
            }
    }
}
