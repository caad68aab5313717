import Glibc
import Identity
import Platform
import Wire

/// The processes of a session beside its leader, as they were seen before it was ended.
struct SessionRest {
    /// Most go with their terminal, a moment after the leader.
    private static let settlingMilliseconds: Int64 = 1_000
    /// What is to end has so long to do it by itself.
    private static let patienceMilliseconds: Int64 = 2_000
    private static let lastMilliseconds: Int64 = 500
    private static let stepMicroseconds: UInt32 = 20_000

    private let leader: ProcessIdentity
    private let user: UserID
    private let marks: Set<SessionName>
    private let seen: [ProcessEntry]

    init(_ tree: SessionTree, _ user: UserID, marks: Set<SessionName>) {
        leader = tree.root.identity
        self.user = user
        self.marks = marks
        seen = tree.descendants
    }

    /// Who is still there, once those who go with the leader are gone.
    func leave() -> [SurvivingProcess] {
        Self.named(settled(), isEnded: { _ in false })
    }

    /// Ends who is still there, first gently; those of another user stay.
    func end() -> [SurvivingProcess] {
        let first = settled()
        for process in first {
            signal(SIGHUP, process)
            signal(SIGTERM, process)
        }
        let ours = first.filter(mayBeEnded)
        Self.wait(Self.patienceMilliseconds) { !ours.contains { Self.isAlive($0.identity) } }
        // What they have started meanwhile goes with them.
        let rest = alive()
        for process in rest { signal(SIGKILL, process) }
        let killed = rest.filter(mayBeEnded)
        Self.wait(Self.lastMilliseconds) { !killed.contains { Self.isAlive($0.identity) } }
        let known = Set(first.map(\.identity))
        return Self.named(first + rest.filter { !known.contains($0.identity) }) { !Self.isAlive($0) }
    }
}

extension SessionRest {
    private func settled() -> [ProcessEntry] {
        let first = alive()
        Self.wait(Self.settlingMilliseconds) { !first.contains { Self.isAlive($0.identity) } }
        return first.isEmpty ? [] : alive()
    }

    /// Those that were seen, what descends from them, and who is marked; without the leader, this process, and other logins.
    private func alive() -> [ProcessEntry] {
        guard let table = try? ProcessTable.read() else { return [] }
        let roots = seen.compactMap { table[$0.identity] } + members(of: table)
        let all = roots + SessionTree.descendants(of: roots, in: table)
        var found = Set<ProcessIdentity>()
        return all.filter { process in
            process.identity != leader && process.identity.pid != ProcessFacts.pid
                && process.identity.pid > 1 && found.insert(process.identity).inserted
                && Self.isAlive(process.identity) && !SessionMark.isOfAnother(process.identity, marks)
        }
    }

    private func members(of table: ProcessTable) -> [ProcessEntry] {
        table.entries.values.filter { SessionMark.isOn($0.identity, marks) }
            .sorted { $0.identity.pid < $1.identity.pid }
    }

    private func mayBeEnded(_ process: ProcessEntry) -> Bool {
        SessionLeader.owner(of: process.identity) == user
    }

    /// The user is looked at once more when the process is held, as it may have become another's.
    private func signal(_ signal: Int32, _ process: ProcessEntry) {
        guard let handle = try? ProcessHandle.take(process.identity), mayBeEnded(process) else { return }
        _ = try? handle.signal(signal)
    }

    private static func isAlive(_ process: ProcessIdentity) -> Bool {
        guard let handle = try? ProcessHandle.take(process) else { return false }
        return !handle.hasEnded()
    }

    /// Until that is so, but not longer.
    private static func wait(_ milliseconds: Int64, until isDone: () -> Bool) {
        let deadline = BootClock.milliseconds() + milliseconds
        while !isDone(), BootClock.milliseconds() < deadline { usleep(stepMicroseconds) }
    }

    private static func named(
        _ processes: [ProcessEntry], isEnded: (ProcessIdentity) -> Bool
    ) -> [SurvivingProcess] {
        processes.prefix(SessionEndAnswer.mostSurvivors).compactMap { process in
            SurvivingProcess(
                pid: process.identity.pid, name: ProcessName.escaped(process.name),
                isEnded: isEnded(process.identity))
        }
    }
}
