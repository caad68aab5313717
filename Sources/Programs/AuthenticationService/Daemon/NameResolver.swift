import Identity
import NIOCore
import Platform

/// Asks the name service on a thread of its own, since it may wait for a network.
///
/// After ``deadline`` the answer is that it failed; the thread may go on waiting, and the next question waits for it.
final class NameResolver {
    static let deadline = TimeAmount.seconds(5)

    private let thread: Elsewhere
    /// Who waits to hear about a uid that is being asked about already, so that one question answers a crowd.
    private var waiting: [UserID: [(Lookup<User>) -> Void]] = [:]

    init(thread: Elsewhere) {
        self.thread = thread
    }

    func user(_ uid: UserID, _ done: @escaping (Lookup<User>) -> Void) {
        waiting[uid, default: []].append(done)
        guard waiting[uid]?.count == 1 else { return }
        ask({ NameService.user(uid) }) { found in
            for done in self.waiting.removeValue(forKey: uid) ?? [] { done(found) }
        }
    }

    func user(named name: AccountName, _ done: @escaping (Lookup<User>) -> Void) {
        ask({ NameService.user(named: name.description) }, done)
    }

    /// Has something longer done where waiting for the name service harms nobody else.
    func perform<Result: Sendable>(
        _ work: @escaping @Sendable () throws -> Result,
        _ done: @escaping (Swift.Result<Result, any Error>) -> Void
    ) {
        thread.perform(work, done)
    }

    private func ask(
        _ question: @escaping @Sendable () -> Lookup<User>, _ done: @escaping (Lookup<User>) -> Void
    ) {
        var isAnswered = false
        let answer = { (found: Lookup<User>) in
            guard !isAnswered else { return }
            isAnswered = true
            done(found)
        }
        let timer = thread.after(Self.deadline) { answer(.failed(0)) }
        thread.perform(question) { result in
            timer.cancel()
            answer((try? result.get()) ?? .failed(0))
        }
    }
}
