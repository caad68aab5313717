import Identity

/// Has slow hashes computed, one at a time, so that nobody keeps others waiting for theirs.
///
/// Each uid has its turn after the other's; what is judged goes before what is made; and what nobody waits for any more
/// is not computed. Used on the event loop alone.
final class HashingDesk {
    /// Judging a typed code, which a login waits for, or making codes to be given out.
    enum Purpose {
        case judging, making
    }

    /// Jobs of one uid that wait at once; one of those that make something.
    private static let mostOfOne = 128
    private static let mostOfAll = 1_024

    private struct Job {
        let purpose: Purpose
        let isWanted: () -> Bool
        let run: (_ done: @escaping () -> Void) -> Void
        let drop: () -> Void
    }

    private let thread: Elsewhere
    private var waiting: [UserID: [Job]] = [:]
    /// Whose turn it is next.
    private var turns: [UserID] = []
    private var count = 0
    private var isBusy = false

    init(thread: Elsewhere) {
        self.thread = thread
    }

    /// Has `work` done for an account; `done` gets nil if it failed, was not wanted any more, or there is no room for it.
    func perform<Result: Sendable>(
        _ purpose: Purpose, for uid: UserID, while isWanted: @escaping () -> Bool,
        _ work: @escaping @Sendable () throws -> Result, _ done: @escaping (Result?) -> Void
    ) {
        guard hasRoom(for: uid, purpose) else { return done(nil) }
        let thread = thread
        let job = Job(
            purpose: purpose, isWanted: isWanted,
            run: { ended in
                thread.perform(work) { result in
                    ended()
                    done(try? result.get())
                }
            }, drop: { done(nil) })
        if waiting[uid] == nil { turns.append(uid) }
        waiting[uid, default: []].append(job)
        count += 1
        startNext()
    }

    private func hasRoom(for uid: UserID, _ purpose: Purpose) -> Bool {
        let own = waiting[uid] ?? []
        let isMaking = own.contains { $0.purpose == .making && $0.isWanted() }
        return count < Self.mostOfAll && own.count < Self.mostOfOne && !(purpose == .making && isMaking)
    }

    private func startNext() {
        while !isBusy, let job = takeNext() {
            guard job.isWanted() else {
                job.drop()
                continue
            }
            isBusy = true
            job.run { [self] in
                isBusy = false
                startNext()
            }
        }
    }

    private func takeNext() -> Job? {
        let judging = turns.firstIndex { uid in waiting[uid]?.contains { $0.purpose == .judging } ?? false }
        guard let turn = judging ?? turns.indices.first else { return nil }
        let uid = turns.remove(at: turn)
        guard var jobs = waiting.removeValue(forKey: uid), !jobs.isEmpty else { return nil }
        let job = jobs.remove(at: jobs.firstIndex { $0.purpose == .judging } ?? 0)
        count -= 1
        guard !jobs.isEmpty else { return job }
        waiting[uid] = jobs
        turns.append(uid)
        return job
    }
}
