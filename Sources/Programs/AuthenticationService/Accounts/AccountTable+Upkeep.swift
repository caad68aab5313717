import Account
import Identity

extension AccountTable {
    /// Accounts brought up to date at once, so that logins do not wait behind them.
    private static let upkeepBatch = 64

    /// Writes records that are behind what the runtime directory or ``unsaved`` knows: after a crash, or once a disk that
    /// was full has room again.
    func catchUp() {
        let due = runtime.unsettledAccounts.union(unsaved.keys).filter { residents[$0] == nil }.prefix(
            Self.upkeepBatch)
        for uid in due { catchUp(uid) }
    }

    private func catchUp(_ uid: UserID) {
        let storage = storage
        disk.perform({ storage.find(uid) }) { result in
            guard self.residents[uid] == nil, case .success(let found) = result else { return }
            switch found {
            case .opened(let record, _): self.load(record)
            case .nothing: self.runtime.forget(uid)
            case .damaged, .otherIdentity, .unavailable: break
            }
        }
    }

    /// Loading is enough: what the runtime directory knows better is taken over, and written behind.
    private func load(_ record: AccountRecord) {
        find(record.account.uid, record.account.name) { found in
            guard case .resident(let resident) = found else { return }
            self.release(resident)
        }
    }
}
