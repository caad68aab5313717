import Account
import Conversation
import Identity
import Messages
import NIOCore
import Policy
import Settings
import Wire

extension AccountAccess {
    /// Sends a code to the contact of that channel; `done` may be called before this returns.
    ///
    /// The claim and the hash of the code are on disk before anything is sent.
    func send(
        _ channel: OutOfBandChannel, provingContact: Bool, _ done: @escaping (DeliveryOutcome) -> Void
    ) {
        let now = Moment.now()
        guard let resident, let contact = resident.record?.account.contacts[channel] else {
            return done(.refused(.noContact))
        }
        guard let epoch = try? desk.accounts.epochs.epoch(at: now), let fresh = codes.fresh() else {
            return done(.unrecorded)
        }
        // Other rules may have come meanwhile, or an administrator.
        guard isAsItWas(resident.record?.account), isUnderSameRules else { return done(.refused(.changed)) }
        let claim = SendingBudgets.Claim(
            uid: resident.uid, destination: contact.destination, source: source,
            isKnown: resident.record?.account.known.hasShare(source, at: now.seconds) ?? false)
        guard desk.deliveries.budgets.admit(claim, at: now.boot / 1_000) else {
            return refuse(.tooManyToday, contact, resident, done)
        }
        let request = SendingRequest(
            channel: channel, conversation: visit.conversation, source: source, now: now.seconds,
            epoch: epoch.id, life: desk.rules.policy.settings.codes.lifeSeconds, provesContact: provingContact
        )
        switch resident.record?.account.claimSending(request, fresh: fresh) {
        case nil: done(.unrecorded)
        case .refused(let refusal): refuse(refusal, contact, resident, done)
        case .claimed(let contact, _, let number, let isAgain):
            desk.deliveries.budgets.count(claim, at: now.boot / 1_000)
            desk.accounts.save(resident) { [self] isWritten in
                guard isWritten else {
                    desk.deliveries.budgets.giveBack(claim)
                    resident.record?.account.withdraw(
                        delivery: number, on: channel, in: visit.conversation)
                    return done(.unrecorded)
                }
                dispatch(to: contact, number, isAgain: isAgain, resident) { [self] outcome in
                    if outcome == .failed(.courier) { desk.deliveries.budgets.giveBack(claim) }
                    done(outcome)
                }
            }
        }
    }

    private func refuse(
        _ refusal: SendingRefusal, _ contact: Contact, _ resident: Resident,
        _ done: (DeliveryOutcome) -> Void
    ) {
        if refusal == .tooManyToday { desk.audit.withheld(resident, contact.destination, .code) }
        done(.refused(refusal))
    }

    private func dispatch(
        to contact: Contact, _ number: UInt32, isAgain: Bool, _ resident: Resident,
        _ done: @escaping (DeliveryOutcome) -> Void
    ) {
        let now = Moment.now()
        let errand = DeliveryDesk.Errand(resident: resident, number: number, purpose: .code)
        guard let (delivery, minutes) = makeDelivery(to: contact, resident, now) else {
            desk.deliveries.note(.failed(.courier), errand)
            return done(.failed(.courier))
        }
        let wait = min(desk.deliveries.patience.letter, waitLeft)
        let answer = FirstAnswer(within: .milliseconds(wait), on: desk.accounts.disk) { [self] outcome in
            waitLeft -= min(waitLeft, Moment.now().boot - now.boot)
            done(outcome)
        }
        desk.deliveries.send(delivery, errand) {
            answer.give(DeliveryOutcome($0, minutes: minutes, isAgain: isAgain))
        }
    }

    /// The letter with the code that stands in the record now; nil where there is none any more.
    private func makeDelivery(
        to contact: Contact, _ resident: Resident, _ now: Moment
    ) -> (delivery: Delivery, minutes: Int)? {
        let sent = resident.record?.account.sentCode(on: contact.channel, in: visit.conversation)
        guard let sent, let code = codes.text(salt: sent.salt, hash: sent.hash) else { return nil }
        let life = max(1, Int(clamping: sent.expires - now.seconds))
        let minutes = (life + 59) / 60
        let occasion = desk.deliveries.occasion(for: resident.name, visit)
        guard let letter = try? Letter.code(code, by: contact.channel, occasion, minutes: minutes),
            let delivery = try? Delivery(to: contact.destination, letter, lifeSeconds: life)
        else { return nil }
        return (delivery, minutes)
    }

    private var codes: CodeFactory { CodeFactory(keys: desk.accounts.storage.keys) }

    /// What became of the code that was sent last in this conversation.
    var lastDelivery: LastDelivery? {
        resident?.record.flatMap {
            LastDelivery($0.account, in: visit.conversation, at: Moment.now().seconds)
        }
    }
}

extension DeliveryOutcome {
    fileprivate init(_ answer: DeliveryAnswer, minutes: Int, isAgain: Bool) {
        self =
            switch answer.fate {
            case .sent: .sent(minutes: minutes, isAgain: isAgain)
            case .deferred: .underway(answer.fault)
            case .refused, .failed: .failed(answer.fault ?? .courier)
            }
    }
}
