import Glibc
import Identity
import Platform
package import Wire

extension SessionControl {
    /// Ends a session: its leader, and where that is asked for what it leaves behind too.
    ///
    /// Nobody is signalled whose start time is not the one that was seen, nor whose user is not the session's, save the leader.
    /// All processes are listed in the folder `processes`.
    package func end(_ question: EndQuestion, processes: String = "/proc") -> SessionEndAnswer {
        end(question, processes: processes, EndingPatience())
    }

    func end(
        _ question: EndQuestion, processes: String = "/proc", _ patience: EndingPatience
    ) -> SessionEndAnswer {
        do throws(PlatformError) {
            return try end(question, LoginManager(), processes, patience)
        } catch {
            return SessionEndAnswer(.unavailable)
        }
    }

    private func end(
        _ question: EndQuestion, _ manager: consuming LoginManager?, _ processes: String,
        _ patience: EndingPatience
    ) throws(PlatformError) -> SessionEndAnswer {
        let latest = BootClock.milliseconds() + patience.all
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
                marks: SessionMark.all(of: tree.root, question.uid, isRegistered: session != nil),
                patience, latest: latest)
        }
        // What takes long where there are many processes comes after this.
        var outcome = SessionEndAnswer.Outcome.endedBySignal
        if question.endsRest, let session, let done = manager?.terminate(session), done {
            outcome = .endedByLogind
        } else {
            _ = try leader.signal(SIGTERM)
        }
        guard try Self.wait(for: leader, patience) else { return SessionEndAnswer(.unavailable) }
        return Self.answer(outcome, rest, endsRest: question.endsRest)
    }

    /// Does with what is left behind as it is asked; where nobody could look, nobody says that it is gone.
    private static func answer(
        _ outcome: SessionEndAnswer.Outcome, _ rest: SessionRest?, endsRest: Bool
    ) -> SessionEndAnswer {
        guard let ending = endsRest ? try? rest?.end() : try? rest?.leave() else {
            return SessionEndAnswer(endsRest ? .resisted : outcome)
        }
        let outcome = ending.isComplete ? outcome : .resisted
        return SessionEndAnswer(outcome, survivors: ending.survivors) ?? SessionEndAnswer(outcome)
    }

    /// False for a leader that outlives its being killed.
    private static func wait(
        for leader: borrowing ProcessHandle, _ patience: EndingPatience
    ) throws(PlatformError) -> Bool {
        if leader.hasEnded(withinMilliseconds: patience.leader) { return true }
        guard try leader.signal(SIGKILL) else { return true }
        return leader.hasEnded(withinMilliseconds: patience.killedLeader)
    }
}
