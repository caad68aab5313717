package import Identity
import OneTimePassword

extension Account {
    /// The code of that conversation on that channel which was sent last, whatever became of it.
    package func sentCode(on channel: OutOfBandChannel, in conversation: ConversationID) -> SentCode? {
        sentCodes.last { $0.channel == channel && $0.conversation == conversation }
    }

    /// Judges digits that are meant to be a code which was sent; the attempt is claimed by the caller.
    ///
    /// Only a live code of the same conversation is ever accepted, and only once. What cannot hit one costs nothing.
    mutating func judgeSent(_ attempt: Attempt, on channel: OutOfBandChannel) -> Judgement {
        guard case .authenticator(let digits) = attempt.code, let code = OutOfBandCode(typed: digits),
            let conversation = attempt.conversation
        else { return .refused(.malformed) }
        guard
            let position = sentCodes.lastIndex(where: {
                $0.channel == channel && $0.conversation == conversation
            })
        else { return .refused(.notSent(channel)) }
        switch sentCodes[position].state(at: attempt.now, in: attempt.epoch.id) {
        case .over: return .refused(.sentCodeOver(channel))
        case .guessedAt: return .refused(.sentCodeGuessedAt(channel))
        case .used:
            return .refused(
                sentCodes[position].isEqual(to: code) ? .spent(Means(channel)) : .notSent(channel))
        case .good: return judge(code, at: position, attempt)
        }
    }

    /// Makes a code of another conversation worthless, now that somebody knows it; false if it is none.
    ///
    /// Else one guess could be tried on every conversation that is open.
    private mutating func void(_ code: OutOfBandCode, _ attempt: Attempt) -> Bool {
        var isFound = false
        for position in sentCodes.indices where sentCodes[position].isEqual(to: code) {
            guard sentCodes[position].state(at: attempt.now, in: attempt.epoch.id) == .good else { continue }
            sentCodes[position].isUsed = true
            isFound = true
        }
        return isFound
    }

    /// What a repetition would be compared with: the same code of the conversation.
    func tryingSent(_ attempt: Attempt, on channel: OutOfBandChannel) -> TriedCode {
        let sent = attempt.conversation.flatMap { sentCode(on: channel, in: $0) }
        let position = TriedCode.Position(
            factor: .max - UInt16(channel.rawValue), movingFactor: UInt64(max(0, sent?.made ?? 0)))
        return TriedCode(code: attempt.code, positions: [position])
    }

    private mutating func judge(_ code: OutOfBandCode, at position: Int, _ attempt: Attempt) -> Judgement {
        guard sentCodes[position].isEqual(to: code) else {
            sentCodes[position].guesses += 1
            let isForeign = void(code, attempt)
            return .refused(isForeign ? .foreignCode : .wrong(triesLeft: triesLeft(to: attempt)))
        }
        let channel = sentCodes[position].channel
        sentCodes[position].isUsed = true
        contacts.verify(channel, at: attempt.now)
        let factor = factors.firstIndex { $0.authenticator.channel == channel }
        if let factor { factors[factor].lastUsed = attempt.now }
        return .accepted(.sentCode(channel, factor.map { factors[$0].id }))
    }
}
