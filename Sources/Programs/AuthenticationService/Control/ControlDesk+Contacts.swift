import Account
import Identity
import Messages
import Platform
import Wire

extension ControlDesk {
    /// Sets where a person can be reached; verified contacts of before hear of it.
    func setContact(
        _ call: SetContactParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond
    ) {
        let removed = Set(call.remove ?? [])
        let set = [call.email.map(Destination.email), call.phone.map(Destination.phone)].compactMap(\.self)
        guard removed.isDisjoint(with: set.map(\.channel)) else {
            return respond(.done(.failure(.invalidParameter("remove"))))
        }
        let wanted = ContactChange(set: set, removed: removed, isVerified: call.verified)
        var (before, after) = (Contacts(), Contacts())
        change(
            user, isDryRun: call.dryRun ?? false, "contact-changed", actor, respond,
            by: { account throws(ControlError) in
                try account.refuseOffboarded()
                before = account.contacts
                defer { after = account.contacts }
                return account.change(wanted, at: Moment.now().seconds)
            },
            afterwards: { [self] in tell(before, after, $0) },
            reply: {
                .setContact(
                    SetContactReply(
                        user: user.name, contacts: after.all.map { ContactReport($0, isWhole: true) },
                        changed: $0))
            })
    }

    private func tell(_ before: Contacts, _ after: Contacts, _ resident: Resident) {
        for channel in OutOfBandChannel.allCases {
            let (old, new) = (before[channel], after[channel])
            if let old, old.isVerified, let notice = Notice(old, became: new) {
                logins.deliveries.tell(notice, resident, to: old)
            }
            let isNew =
                new?.isVerified == true && (old?.destination != new?.destination || old?.isVerified == false)
            guard isNew, let other = before.all.first(where: { $0.isVerified && $0.channel != channel })
            else {
                continue
            }
            logins.deliveries.tell(.contactAdded(channel), resident, to: other)
        }
    }

    /// Sends a person an administrator's own words.
    func notify(_ call: NotifyUserParameters, _ user: User, _ respond: @escaping Respond) {
        guard (1...NotifyUserParameters.longestText).contains(call.text.utf8.count),
            let letter = try? Letter.message(call.text, logins.deliveries.occasion(for: user.name, nil))
        else { return respond(.done(.failure(.invalidParameter("text")))) }
        use(user, respond) { [self] resident in
            defer { accounts.release(resident) }
            guard let contact = resident.record?.account.contacts.all.first else {
                return respond(.done(.failure(.noContact(user.name))))
            }
            var reply = NotifyUserReply(user: user.name, to: contact.destination.masked, fate: nil)
            guard call.dryRun != true else { return respond(.done(.success(.notifiedUser(reply)))) }
            var isAnswered = false
            logins.deliveries.send(letter, .message, resident, to: contact) { answer in
                guard !isAnswered else { return }
                isAnswered = true
                (reply.fate, reply.reason) = (DeliveryReport.Fate(answer.fate), answer.fault)
                respond(.done(.success(.notifiedUser(reply))))
            }
        }
    }

    /// Shows each step of one delivery.
    func testCourier(_ call: TestCourierParameters, _ respond: @escaping Respond) {
        let time = PointInTime(seconds: Moment.now().seconds)
        guard let letter = try? Letter.trial(host: rules.hostName, time: time),
            let delivery = try? Delivery(to: call.to, letter, lifeSeconds: 60, showsSteps: true)
        else { return respond(.done(.failure(.invalidParameter("to")))) }
        logins.deliveries.send(delivery) { answer in
            guard answer.fate != .deferred else { return }
            respond(
                .done(
                    .success(
                        .testedCourier(
                            TestCourierReply(
                                fate: DeliveryReport.Fate(answer.fate), reason: answer.fault,
                                detail: answer.detail,
                                steps: answer.steps.split(separator: "\n").map(String.init))))))
        }
    }
}

extension Notice {
    /// What a verified contact of before hears; nil where it is still what it was.
    fileprivate init?(_ old: Contact, became new: Contact?) {
        switch new {
        case nil: self = .contactRemoved(old.channel)
        case let new? where new.destination != old.destination: self = .contactChanged(old.channel)
        case let new? where !new.isVerified: self = .contactDoubted(old.channel)
        case _?: return nil
        }
    }
}

extension DeliveryReport.Fate {
    fileprivate init(_ fate: DeliveryAnswer.Fate) {
        self =
            switch fate {
            case .sent: .sent
            case .refused: .refused
            case .failed: .failed
            case .deferred: .waiting
            }
    }
}
