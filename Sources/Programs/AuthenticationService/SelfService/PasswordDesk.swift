import Account
import Conversation
import Identity
import NIOCore
import OtherProcesses
import Wire

/// Has passwords checked by the root helper, and slows down whoever guesses.
///
/// A peer can ask about the account of its own uid alone, so its failures are counted for that uid and harm nobody
/// else. They are forgotten after the longest wait, and with the process: the password's own module counts for longer. Right
/// passwords are not asked about without end either. Used on the event loop alone.
final class PasswordDesk {
    /// Uids whose failures are remembered at once; beyond that nothing is checked for others until some are forgotten.
    private static let mostPeers = 4_096
    /// Failures older than this are forgotten, in seconds: the longest wait.
    private static let memory: Int64 = 900

    /// Questions that are with the helper at once, below what its socket admits.
    private static let mostAtOnce = 32

    private let helper: RootHelper
    private var atOnce = 0
    private var failures: [UserID: Failures] = [:]
    /// When each uid's latest questions were asked, as milliseconds of the boot clock.
    private var asked: [UserID: [Int64]] = [:]
    /// Of one uid, within a minute.
    private static let mostInAMinute = 20

    init(helper: RootHelper) {
        self.helper = helper
    }

    /// Claims the attempt, then has it checked.
    func check(
        _ password: [UInt8], of name: AccountName, _ uid: UserID, _ done: @escaping (PasswordOutcome) -> Void
    ) {
        let moment = Moment.now()
        let now = moment.boot / 1_000
        guard let question = try? PasswordQuestion(user: name, password: password) else {
            return done(.refused)
        }
        guard atOnce < Self.mostAtOnce, makeRoom(for: uid, now) else { return done(.unavailable) }
        let source = FailureSource.user(uid)
        forgetOld(uid, now)
        guard admits(uid, moment.boot) else { return done(.throttled(seconds: 60)) }
        switch failures[uid, default: Failures()].admission(of: source, known: KnownSources(), at: now) {
        case .wait(let seconds): return done(.throttled(seconds: seconds))
        case .shut: return done(.throttled(seconds: Self.memory))
        case .admitted: break
        }
        failures[uid, default: Failures()].claim(source, known: KnownSources(), at: now)
        atOnce += 1
        helper.checkPassword(question).assumeIsolated().whenSuccess { [self] answer in
            atOnce -= 1
            settle(answer, uid)
            done(PasswordOutcome(answer))
        }
    }

    private func settle(_ answer: PasswordAnswer, _ uid: UserID) {
        switch answer {
        case .accepted: failures[uid] = nil
        case .unavailable: failures[uid]?.takeBack(.user(uid))
        case .refused: break
        }
    }

    /// Whoever waited for the longest begins anew.
    private func forgetOld(_ uid: UserID, _ now: Int64) {
        guard let kept = failures[uid], !kept.sources.contains(where: { now - $0.last < Self.memory }) else {
            return
        }
        failures[uid] = nil
    }

    private func admits(_ uid: UserID, _ now: Int64) -> Bool {
        asked = asked.filter { _, times in times.contains { now - $0 < 60_000 } }
        let recent = asked[uid, default: []].filter { now - $0 < 60_000 }
        guard recent.count < Self.mostInAMinute else { return false }
        asked[uid] = recent + [now]
        return true
    }

    private func makeRoom(for uid: UserID, _ now: Int64) -> Bool {
        guard failures[uid] == nil, failures.count >= Self.mostPeers else { return true }
        failures = failures.filter { _, kept in kept.sources.contains { now - $0.last < Self.memory } }
        return failures.count < Self.mostPeers
    }
}

extension PasswordOutcome {
    fileprivate init(_ answer: PasswordAnswer) {
        self =
            switch answer {
            case .accepted: .accepted
            case .refused: .refused
            case .unavailable: .unavailable
            }
    }
}
