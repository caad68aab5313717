import Account
import Identity
import LiveSessions
import Messages
import NIOCore

/// Finishes at a start what the end of the daemon cut short: whoever was offboarded has no session and no proof left.
///
/// Their record says so, and is written before anything else is done. Used on the event loop alone.
struct LeaverSweep {
    /// Records read at once, so that logins do not wait behind them.
    private static let batch = 64
    /// After sessions that could not be ended.
    private static let retry = TimeAmount.seconds(30)

    private let logins: LoginDesk

    init(_ logins: LoginDesk) {
        self.logins = logins
    }

    /// Looks once at everybody who has something open.
    func begin() {
        let open = logins.register.table.sessions.values.map(\.uid)
        check(logins.accounts.runtime.provers.union(open).sorted()[...])
    }

    /// Looks again after a while, where sessions of somebody who was just offboarded could not be ended.
    func goOn(with uid: UserID) {
        guard !sessions(of: uid).isEmpty else { return }
        logins.accounts.disk.after(Self.retry) { check([uid]) }
    }

    private func check(_ uids: ArraySlice<UserID>) {
        guard !uids.isEmpty else { return }
        let (some, storage) = (uids.prefix(Self.batch), logins.accounts.storage)
        logins.accounts.disk.perform({ some.filter(storage.isOffboarded) }) { leavers in
            for uid in (try? leavers.get()) ?? [] { self.finish(uid) }
            self.check(uids.dropFirst(some.count))
        }
    }

    private func finish(_ uid: UserID) {
        logins.accounts.runtime.forget(uid)
        let open = sessions(of: uid)
        logins.keeper.end(open, by: .upkeep, cause: JournalText.endedForLeaver) {
            self.goOn(with: uid)
        }
    }

    private func sessions(of uid: UserID) -> [LiveSession] {
        logins.register.table.sessions.values.filter { $0.uid == uid }.sorted { $0.id < $1.id }
    }
}

extension AccountStorage {
    fileprivate func isOffboarded(_ uid: UserID) -> Bool {
        guard case .opened(let record, _) = find(uid) else { return false }
        return record.account.offboarded != nil
    }
}

extension RuntimeTable {
    /// Who has proven something that may still count.
    fileprivate var provers: Set<UserID> {
        Set(entries.values.compactMap { $0.session?.uid ?? $0.proof?.uid })
    }
}
