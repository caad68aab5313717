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
    /// What does not has so long to be killed, with all that it starts.
    private static let lastMilliseconds: Int64 = 500
    private static let stepMicroseconds: UInt32 = 20_000

    let leader: ProcessIdentity
    let marks: Set<SessionName>
    /// The leader's.
    let login: SessionLogin?
    let seen: [ProcessEntry]
    private let user: UserID

    init(_ tree: SessionTree, _ user: UserID, marks: Set<SessionName>) {
        leader = tree.root.identity
        login = SessionLogin.of(tree.root.identity)
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
        var known = settled()
        for process in known {
            signal(SIGHUP, process)
            signal(SIGTERM, process)
        }
        let ours = known.filter(mayBeEnded)
        Self.wait(Self.patienceMilliseconds) { !ours.contains { Self.isAlive($0.identity) } }
        kill(&known)
        let left = known.filter { Self.isAlive($0.identity) }
        let leftNow = Set(left.map(\.identity))
        return Self.named(left + known.filter { !leftNow.contains($0.identity) }) { !leftNow.contains($0) }
    }

    /// Kills who is there, and what they have started meanwhile, until nobody is left or the time is up.
    private func kill(_ known: inout [Found]) {
        var rest = look(&known)
        let deadline = BootClock.milliseconds() + Self.lastMilliseconds
        while !rest.isEmpty {
            let held = hold(rest, &known, deadline)
            for process in held { signal(SIGKILL, process) }
            Self.wait(deadline - BootClock.milliseconds()) {
                !held.contains { Self.isAlive($0.identity) }
            }
            rest = look(&known)
            guard BootClock.milliseconds() < deadline else { return }
        }
    }

    /// Stops them, and whoever they start before they are: a child is known by its parent, as long as that one lives.
    ///
    /// - Returns: all of them.
    private func hold(_ rest: [Found], _ known: inout [Found], _ deadline: Int64) -> [Found] {
        var held: [Found] = []
        var new = rest
        repeat {
            for process in new { signal(SIGSTOP, process) }
            held += new
            let before = Set(held.map(\.identity))
            new = look(&known).filter { !before.contains($0.identity) }
        } while !new.isEmpty && BootClock.milliseconds() < deadline
        return held + new
    }
}

extension SessionRest {
    private func settled() -> [Found] {
        let first = alive()
        Self.wait(Self.settlingMilliseconds) { !first.contains { Self.isAlive($0.identity) } }
        return first.isEmpty ? [] : alive(first)
    }

    /// Those of the user's that are alive; whoever was not known is from now on.
    private func look(_ known: inout [Found]) -> [Found] {
        let found = alive(known)
        let before = Set(known.map(\.identity))
        known += found.filter { !before.contains($0.identity) }
        return found.filter(mayBeEnded)
    }

    private func mayBeEnded(_ process: Found) -> Bool {
        !process.isSpared && SessionLeader.owner(of: process.identity) == user
    }

    /// The user is looked at once more when the process is held, as it may have become another's.
    private func signal(_ signal: Int32, _ process: Found) {
        guard let handle = try? ProcessHandle.take(process.identity), mayBeEnded(process) else { return }
        _ = try? handle.signal(signal)
    }

    /// Until that is so, but not longer.
    private static func wait(_ milliseconds: Int64, until isDone: () -> Bool) {
        let deadline = BootClock.milliseconds() + milliseconds
        while !isDone(), BootClock.milliseconds() < deadline { usleep(stepMicroseconds) }
    }

    private static func named(
        _ processes: [Found], isEnded: (ProcessIdentity) -> Bool
    ) -> [SurvivingProcess] {
        processes.prefix(SessionEndAnswer.mostSurvivors).compactMap { process in
            SurvivingProcess(
                pid: process.identity.pid, name: ProcessName.escaped(process.process.name),
                isEnded: isEnded(process.identity))
        }
    }
}
