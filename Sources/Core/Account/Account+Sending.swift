package import Identity

extension Account {
    /// What comes of the wish that a code be sent.
    package enum Sending: Hashable, Sendable {
        /// To this contact, the code of this salt: the same as before where it is sent again.
        case claimed(Contact, salt: [UInt8], delivery: UInt32, isAgain: Bool)
        case refused(SendingRefusal)
    }

    /// Claims one sending of a code; the caller makes that durable before anything is sent.
    ///
    /// While an earlier code of this conversation is good the same one is sent once more.
    ///
    /// - Parameters:
    ///   - request: who asks for what, and when.
    ///   - fresh: to be sent where there is no such code.
    /// - Returns: what was claimed, or why nothing is sent.
    package mutating func claimSending(_ request: SendingRequest, fresh: FreshCode) -> Sending {
        guard let contact = contacts[request.channel] else { return .refused(.noContact) }
        guard contact.isVerified || request.provesContact else { return .refused(.notVerified) }
        // A contact alone is no enrolment.
        guard isEnrolled || request.provesContact, !(lock?.holds(at: request.now) ?? false) else {
            return .refused(.changed)
        }
        deliveries.settle(at: request.now)
        if let refusal = obstacle(to: request) { return .refused(refusal) }
        let isAgain = current(request) != nil
        if !isAgain { keep(request, fresh) }
        guard let position = current(request) else { return .refused(.tooManyToday) }
        sentCodes[position].sendings += 1
        sentCodes[position].lastSent = request.now
        let number = deliveries.begin(
            to: contact, .code, from: isKnown(request) ? nil : request.source, at: request.now)
        return .claimed(contact, salt: sentCodes[position].salt, delivery: number, isAgain: isAgain)
    }

    /// Takes back a claim that could not be made durable, so that nothing was sent.
    package mutating func withdraw(
        delivery number: UInt32, on channel: OutOfBandChannel, in conversation: ConversationID
    ) {
        deliveries.forget(number)
        let position = sentCodes.lastIndex { $0.channel == channel && $0.conversation == conversation }
        guard let position, sentCodes[position].sendings > 0 else { return }
        sentCodes[position].sendings -= 1
        if sentCodes[position].sendings == 0 { sentCodes.remove(at: position) }
    }

    /// Notes a letter that is no code; nil where too many were sent to the account today.
    package mutating func claimNotice(
        to contact: Contact, _ purpose: PastDelivery.Purpose, at now: Int64
    ) -> UInt32? {
        deliveries.settle(at: now)
        guard deliveries.notices(at: now) < Deliveries.mostNoticesADay else { return nil }
        return deliveries.begin(to: contact, purpose, from: nil, at: now)
    }

    /// What became of a delivery; false if nobody remembers it.
    package mutating func conclude(delivery number: UInt32, _ fate: PastDelivery.Fate) -> Bool {
        guard let delivery = deliveries.end(number, fate) else { return false }
        guard fate.isOurs, delivery.purpose == .code else { return true }
        for position in sentCodes.indices
        where sentCodes[position].channel == delivery.channel && sentCodes[position].lastSent == delivery.at {
            sentCodes[position].sendings -= min(sentCodes[position].sendings, 1)
        }
        return true
    }

    private func obstacle(to request: SendingRequest) -> SendingRefusal? {
        if case .shut = failures.admission(of: request.source, known: known, at: request.now) { return .shut }
        if let latest = latestSending(request), request.now < latest + SentCode.coolDown,
            request.now >= latest
        {
            return .tooSoon(seconds: latest + SentCode.coolDown - request.now)
        }
        if let position = current(request), sentCodes[position].sendings >= SentCode.mostSendings {
            return .sentOften
        }
        return isWithinBudget(request) ? nil : .tooManyToday
    }

    /// What the cool-down counts from: where the owner is known it is of one conversation, and of strangers together.
    private func latestSending(_ request: SendingRequest) -> Int64? {
        guard let latest = deliveries.lastCode(on: request.channel) else { return nil }
        // Whoever typed it has it: nobody is flooded by the next one.
        let isUsed = sentCodes.contains {
            $0.channel == request.channel && $0.lastSent == latest
                && $0.state(at: request.now, in: request.epoch) == .used
        }
        guard !isUsed else { return nil }
        guard isKnown(request) else { return latest }
        return current(request).map { min(latest, sentCodes[$0].lastSent) }
    }

    /// What strangers ask for is bounded, and one of them leaves something to the others; the caller bounds the rest.
    private func isWithinBudget(_ request: SendingRequest) -> Bool {
        if isKnown(request) { return true }
        let bySource = deliveries.strangersCodes(at: request.now, of: request.source)
        let most =
            known.isEmpty(at: request.now)
            ? Deliveries.mostCodesADay : Deliveries.mostCodesADayByStrangers
        return bySource < Deliveries.mostCodesADayByStrangers
            && deliveries.strangersCodes(at: request.now) < most
    }

    private func isKnown(_ request: SendingRequest) -> Bool {
        known.hasShare(request.source, at: request.now)
    }

    private func current(_ request: SendingRequest) -> Int? {
        sentCodes.firstIndex {
            $0.conversation == request.conversation && $0.channel == request.channel
                && $0.state(at: request.now, in: request.epoch) == .good
        }
    }

    private mutating func keep(_ request: SendingRequest, _ fresh: FreshCode) {
        sentCodes.removeAll { $0.conversation == request.conversation && $0.channel == request.channel }
        if sentCodes.count >= SentCode.most {
            let worthless = sentCodes.firstIndex { $0.state(at: request.now, in: request.epoch) != .good }
            sentCodes.remove(at: worthless ?? 0)
        }
        sentCodes.append(
            SentCode(
                conversation: request.conversation, channel: request.channel, fresh: fresh, made: request.now,
                life: request.life, epoch: request.epoch))
    }
}
