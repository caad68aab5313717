import Account
import Identity
import Messages
import Platform
import Wire

extension ControlDesk {
    /// Cuts an account off for good: in one write of its record, and then nothing of before is open any more.
    func offboard(
        _ call: OffboardUserParameters, _ user: User, _ actor: Actor, _ respond: @escaping Respond
    ) {
        guard !user.uid.isRoot else { return respond(.done(.failure(.rootIsKept(user.name)))) }
        let reason = call.reason ?? ""
        guard Lock.isReason(reason) else {
            return respond(.done(.failure(.invalidParameter("reason"))))
        }
        let lock = Lock(since: Moment.now().seconds, until: nil, reason: reason)
        var reply = OffboardUserReply(user: user.name, changed: false)
        var told: [Contact] = []
        change(
            user, isDryRun: call.dryRun ?? false, "offboarded", because: reason, actor,
            { [self] in endSessions(after: $0, call, user, actor, respond) },
            by: { account throws(ControlError) in
                guard account.offboarded == nil else { return false }
                reply = OffboardUserReply(leaving: account, at: lock.since)
                if call.notify == true { told = account.contacts.all.filter(\.isVerified) }
                account.offboard(lock)
                return true
            },
            afterwards: { [self] resident in
                accounts.runtime.forget(resident.uid)
                for contact in told { logins.deliveries.tellLast(.offboarded, resident, to: contact) }
            },
            reply: {
                reply.changed = $0
                reply.told = told.count
                return .offboardedUser(reply)
            })
    }

    private func endSessions(
        after answer: Answer, _ call: OffboardUserParameters, _ user: User, _ actor: Actor,
        _ respond: @escaping Respond
    ) {
        guard case .done(.success(.offboardedUser(var reply))) = answer else { return respond(answer) }
        endSessions(ofLocked: user, reason: call.reason, isDryRun: call.dryRun ?? false, actor) {
            ended, left in
            (reply.sessionsEnded, reply.sessionsLeft) = (ended, left)
            if call.dryRun != true { self.logins.leavers.goOn(with: user.uid) }
            respond(.done(.success(.offboardedUser(reply))))
        }
    }
}

extension Account {
    /// Nothing is set up for somebody who has left: the next who has the password must not find it.
    func refuseOffboarded() throws(ControlError) {
        if offboarded != nil { throw .offboarded(name) }
    }
}

extension OffboardUserReply {
    /// What an account has that is about to lose it.
    fileprivate init(leaving account: Account, at now: Int64) {
        self.init(user: account.name, changed: true)
        factors = account.factors.count
        recoveryCodes = account.recoveryCodes?.left ?? 0
        devices = account.devices.entries.count
        passes = account.hasPass(at: now) ? 1 : 0
        contacts = account.contacts.all.count
    }
}
