import Glibc
import Identity
import Platform
package import Wire

extension SessionControl {
    /// So long a leader has time to close its session, in milliseconds; then it is killed.
    private static let patience: Int64 = 5_000
    /// For one that was killed.
    private static let lastPatience: Int64 = 1_000

    /// Ends a session: its leader, and where that is asked for what it leaves behind too.
    ///
    /// Nobody is signalled whose start time is not the one that was seen, nor whose user is not the session's, save the leader.
    /// All processes are listed in the folder `processes`.
    package func end(_ question: EndQuestion, processes: String = "/proc") -> SessionEndAnswer {
        do throws(PlatformError) {
            return try end(question, LoginManager(), processes)
        } catch {
            return SessionEndAnswer(.unavailable)
        }
    }

    private func end(
        _ question: EndQuestion, _ manager: consuming LoginManager?, _ processes: String
    ) throws(PlatformError) -> SessionEndAnswer {
        guard question.leader.startTime > 0 else { return SessionEndAnswer(.unavailable) }
        guard let leader = try ProcessHandle.take(question.leader) else { return SessionEndAnswer(.gone) }
        let session = manager?.session(of: question.leader.pid).flatMap {
            $0.leader == question.leader.pid ? $0 : nil
        }
        // Whoever starts more processes than can be listed is ended all the same; nobody knows then what is left behind.
        let table = try? ProcessTable.read(processes)
        let tree = table.flatMap { SessionTree(below: question.leader, in: $0) }
        guard table == nil || tree != nil,
            let facts = try SessionLeader.read(question.leader, children: tree?.children, session?.user),
            !leader.hasEnded()
        else { return SessionEndAnswer(.gone) }
        guard facts.leads(sessionOf: question.uid) else { return SessionEndAnswer(.refused) }
        let rest = tree.map { tree in
            SessionRest(
                tree, question.uid,
                marks: SessionMark.all(of: tree.root, question.uid, isRegistered: session != nil))
        }
        // What takes long where there are many processes comes after this.
        var outcome = SessionEndAnswer.Outcome.endedBySignal
        if question.endsRest, let session, let done = manager?.terminate(session), done {
            outcome = .endedByLogind
        } else {
            _ = try leader.signal(SIGTERM)
        }
        guard try Self.wait(for: leader) else { return SessionEndAnswer(.unavailable) }
        let survivors = question.endsRest ? rest?.end() : rest?.leave()
        return SessionEndAnswer(outcome, survivors: survivors ?? []) ?? SessionEndAnswer(outcome)
    }

    /// False for a leader that outlives its being killed.
    private static func wait(for leader: borrowing ProcessHandle) throws(PlatformError) -> Bool {
        if leader.hasEnded(withinMilliseconds: patience) { return true }
        guard try leader.signal(SIGKILL) else { return true }
        return leader.hasEnded(withinMilliseconds: lastPatience)
    }
}
