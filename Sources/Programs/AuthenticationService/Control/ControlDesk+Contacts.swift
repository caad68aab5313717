import Account
import Identity
import Messages
import Platform
import Wire

extension ControlDesk {
    /// Sets where a person can be reached; the contact of before hears of it.
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
                before = account.contacts
                defer { after = account.contacts }
                return account.change(wanted, at: Moment.now().seconds)
            },
            afterwards: { [self] in tellOld(before, after, $0) },
            reply: {
                .setContact(
                    SetContactReply(
                        user: user.name, contacts: after.all.map { ContactReport($0, isWhole: true) },
                        changed: $0))
            })
    }

    private func tellOld(_ before: Contacts, _ after: Contacts, _ resident: Resident) {
        for old in before.all where old.isVerified {
            let new = after[old.channel]
            guard new?.destination != old.destination else { continue }
            let notice = new == nil ? Notice.contactRemoved(old.channel) : .contactChanged(old.channel)
            logins.deliveries.tell(notice, resident, to: old)
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
