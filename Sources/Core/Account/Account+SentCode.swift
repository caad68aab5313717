package import Identity
import OneTimePassword

extension Account {
    /// The code of that conversation on that channel which was sent last, whatever became of it.
    package func sentCode(on channel: OutOfBandChannel, in conversation: ConversationID) -> SentCode? {
        sentCodes.last { $0.channel == channel && $0.conversation == conversation }
    }

    /// Judges digits that are meant to be a code which was sent; the attempt is claimed by the caller.
    ///
    /// Only a live code of the same conversation is ever accepted, and only once. Which of its channels brought it does not
    /// matter: two codes of eight digits are still easier to type than to guess. What cannot hit one costs nothing.
    mutating func judgeSent(_ attempt: Attempt, on channel: OutOfBandChannel) -> Judgement {
        guard case .authenticator(let digits) = attempt.code, let code = OutOfBandCode(typed: digits),
            let conversation = attempt.conversation
        else { return .refused(.malformed) }
        let own = sentCodes.indices.filter { sentCodes[$0].conversation == conversation }
        let live = own.filter { sentCodes[$0].state(at: attempt.now, in: attempt.epoch.id) == .good }
        if let right = live.first(where: { sentCodes[$0].isEqual(to: code) }) {
            return accept(right, attempt)
        }
        if let used = sentCodes.first(where: { $0.isUsed && $0.isEqual(to: code) }) {
            return .refused(.spent(Means(used.channel)))
        }
        guard live.isEmpty else { return refuse(code, live, attempt) }
        guard let last = own.last(where: { sentCodes[$0].channel == channel }) else {
            return .refused(.notSent(channel))
        }
        return .refused(whyNot(sentCodes[last], attempt))
    }

    private mutating func accept(_ position: Int, _ attempt: Attempt) -> Judgement {
        let channel = sentCodes[position].channel
        sentCodes[position].isUsed = true
        contacts.verify(channel, at: attempt.now)
        let factor = factors.firstIndex { $0.authenticator.channel == channel }
        if let factor { factors[factor].lastUsed = attempt.now }
        return .accepted(.sentCode(channel, factor.map { factors[$0].id }))
    }

    /// A wrong one was a guess at each that it could have been.
    private mutating func refuse(_ code: OutOfBandCode, _ live: [Int], _ attempt: Attempt) -> Judgement {
        for position in live { sentCodes[position].guesses += 1 }
        let isForeign = void(code, attempt)
        return .refused(isForeign ? .foreignCode : .wrong(triesLeft: triesLeft(to: attempt)))
    }

    private func whyNot(_ sent: SentCode, _ attempt: Attempt) -> Refusal {
        switch sent.state(at: attempt.now, in: attempt.epoch.id) {
        case .guessedAt: .sentCodeGuessedAt(sent.channel)
        case .used: .notSent(sent.channel)
        case .over, .good: .sentCodeOver(sent.channel)
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

    /// What a repetition would be compared with: the same codes of the conversation.
    func tryingSent(_ attempt: Attempt) -> TriedCode {
        let own = sentCodes.filter { $0.conversation == attempt.conversation }
        return TriedCode(
            code: attempt.code,
            positions: own.map { sent in
                TriedCode.Position(
                    factor: .max - UInt16(sent.channel.rawValue), movingFactor: UInt64(max(0, sent.made)))
            })
    }
}
