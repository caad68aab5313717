import Account
import AccountStore
import Identity
import Platform
import Policy
import Settings
import Wire

extension ControlDesk {
    /// Lists every account that has a record, in parts.
    func listUsers(_ actor: Actor, _ respond: @escaping Respond) {
        accounts.flushAll { [self] in
            let directory = accounts.storage.directory
            accounts.disk.perform({ try directory.list() }) { result in
                switch result {
                case .success(let uids): self.listUsers(uids[...], actor, respond)
                case .failure(let error):
                    respond(.done(.failure(.storeUnavailable(reason: JournalText.problem(error)))))
                }
            }
        }
    }

    private func listUsers(_ uids: ArraySlice<UserID>, _ actor: Actor, _ respond: @escaping Respond) {
        let part = Array(uids.prefix(ListUsersReply.mostUsers))
        let rest = uids.dropFirst(part.count)
        let storage = accounts.storage
        let now = Moment.now().seconds
        let isWhole = actor.seesAddresses
        let dormantAfter = rules.dormantAfter
        accounts.disk.perform({
            part.compactMap {
                UserReport(storage.find($0), uid: $0, at: now, dormantAfter: dormantAfter, isWhole: isWhole)
            }
        }) { result in
            let users = (try? result.get()) ?? []
            let reply = ControlReply.listedUsers(ListUsersReply(users: users), continues: !rest.isEmpty)
            guard !rest.isEmpty else { return respond(.done(.success(reply))) }
            respond(.part(reply, next: { self.listUsers(rest, actor, respond) }))
        }
    }

    func acceptClock(_ call: AcceptClockParameters, _ actor: Actor, _ respond: Respond) {
        let now = Moment.now()
        let isDoubted = accounts.isClockDoubted
        if call.dryRun != true, isDoubted {
            do {
                try accounts.acceptClock()
                audit.clockAccepted(by: actor.uid)
            } catch {
                return respond(.done(.failure(.storeUnavailable(reason: JournalText.problem(error)))))
            }
        }
        let reply = AcceptClockReply(now: Timestamp(seconds: now.seconds), changed: isDoubted)
        respond(.done(.success(.acceptedClock(reply))))
    }
}

extension UserReport {
    /// What a listing says of the record under a uid; nil where there is none.
    fileprivate init?(
        _ found: AccountStorage.Found, uid: UserID, at now: Int64, dormantAfter: Int64?, isWhole: Bool
    ) {
        switch found {
        case .nothing: return nil
        case .opened(let record, _):
            self.init(
                record.account, user: record.account.name, uid: uid, at: now, dormantAfter: dormantAfter,
                showsReason: true,
                isWhole: isWhole, showsDeliveries: false)
        case .damaged(let reason, _): self.init(damaged: uid, reason)
        case .otherIdentity(let mismatch): self.init(damaged: uid, JournalText.mismatch(mismatch))
        case .unavailable(let error): self.init(damaged: uid, JournalText.problem(error))
        }
    }

    /// The name of a record that does not open is not known; its uid stands for it.
    private init?(damaged uid: UserID, _ reason: String) {
        guard let user = try? AccountName("uid-\(uid)") else { return nil }
        self.init(user: user, uid: uid, state: .damaged, damage: reason)
    }
}
