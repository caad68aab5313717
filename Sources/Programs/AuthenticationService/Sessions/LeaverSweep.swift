import Account
import Identity
import LiveSessions
import Messages
import NIOCore

/// Finishes what the end of the daemon, or whoever could not end a session, cut short: whoever was offboarded has no session
/// and no proof left.
///
/// Their record says so, and is written before anything else is done. Used on the event loop alone.
final class LeaverSweep {
    /// Records read at once, so that logins do not wait behind them.
    private static let batch = 64

    private let accounts: AccountTable
    private let table: SessionTable
    private let keeper: SessionKeeper
    /// After sessions that could not be ended, and records that could not be read.
    private let retry: TimeAmount
    /// Who is looked at again after that.
    private(set) var waiting: Set<UserID> = []

    init(
        accounts: AccountTable, table: SessionTable, keeper: SessionKeeper, retry: TimeAmount = .seconds(30)
    ) {
        self.accounts = accounts
        self.table = table
        self.keeper = keeper
        self.retry = retry
    }

    /// What a record says of somebody who has something open.
    fileprivate enum Standing: Sendable {
        case left
        case here
        /// It could not be read, which is no word of anybody having stayed.
        case unknown
    }

    /// Looks at everybody who has something open.
    func begin() { check(everybody.sorted()[...]) }

    /// Looks again after a while, where sessions of somebody who was just offboarded could not be ended.
    func goOn(with uid: UserID) {
        guard !sessions(of: uid).isEmpty else { return }
        lookAgain(at: uid)
    }

    /// One timer for all, so that nobody is looked at twice at once.
    private func lookAgain(at uid: UserID) {
        let isScheduled = !waiting.isEmpty
        waiting.insert(uid)
        guard !isScheduled else { return }
        accounts.disk.after(retry) { [self] in
            let due = waiting.intersection(everybody)
            waiting = []
            check(due.sorted()[...])
        }
    }

    private func check(_ uids: ArraySlice<UserID>) {
        guard !uids.isEmpty else { return }
        let (some, storage) = (uids.prefix(Self.batch), accounts.storage)
        accounts.disk.perform({ some.map { ($0, storage.standing($0)) } }) { [self] found in
            for (uid, standing) in (try? found.get()) ?? some.map({ ($0, .unknown) }) {
                switch standing {
                case .left: finish(uid)
                case .here: break
                case .unknown: lookAgain(at: uid)
                }
            }
            check(uids.dropFirst(some.count))
        }
    }

    private func finish(_ uid: UserID) {
        accounts.runtime.forget(uid)
        keeper.end(sessions(of: uid), by: .upkeep, cause: JournalText.endedForLeaver) { [self] in
            goOn(with: uid)
        }
    }

    private var everybody: Set<UserID> {
        accounts.runtime.provers.union(table.sessions.values.map(\.uid))
    }

    private func sessions(of uid: UserID) -> [LiveSession] {
        table.sessions.values.filter { $0.uid == uid }.sorted { $0.id < $1.id }
    }
}

extension AccountStorage {
    fileprivate func standing(_ uid: UserID) -> LeaverSweep.Standing {
        switch find(uid) {
        case .opened(let record, _): record.account.offboarded == nil ? .here : .left
        case .nothing: .here
        case .damaged, .unavailable, .otherIdentity: .unknown
        }
    }
}

extension RuntimeTable {
    /// Who has proven something that may still count.
    fileprivate var provers: Set<UserID> {
        Set(entries.values.compactMap { $0.session?.uid ?? $0.proof?.uid })
    }
}
