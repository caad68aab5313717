import Glibc
import Identity
import Platform
import Wire

/// The processes of a session beside its leader, as they were seen before it was ended.
struct SessionRest {
    private static let stepMicroseconds: UInt32 = 20_000

    let leader: ProcessIdentity
    let marks: Set<SessionName>
    /// The leader's.
    let login: SessionLogin?
    let seen: [ProcessEntry]
    let patience: EndingPatience
    /// By the boot clock: after that nothing more is begun.
    let latest: Int64
    private let user: UserID

    init(
        _ tree: SessionTree, _ user: UserID, marks: Set<SessionName>, _ patience: EndingPatience,
        latest: Int64
    ) {
        self.patience = patience
        self.latest = latest
        leader = tree.root.identity
        login = SessionLogin.of(tree.root.identity)
        self.user = user
        self.marks = marks
        seen = tree.descendants
    }

    /// What became of them.
    struct Ending {
        let survivors: [SurvivingProcess]
        /// Whether nobody is left of those that were to be ended.
        let isComplete: Bool
    }

    /// Who is still there, once those who go with the leader are gone.
    func leave() throws(PlatformError) -> Ending {
        Ending(survivors: Self.named(try settled(), isEnded: { _ in false }), isComplete: true)
    }

    /// Ends who is still there, first gently; those of another user stay.
    func end() throws(PlatformError) -> Ending {
        var known = try settled()
        for process in known {
            signal(SIGHUP, process)
            signal(SIGTERM, process)
        }
        let ours = known.filter(mayBeEnded)
        Self.wait(patience.gentle) { !ours.contains { Self.isAlive($0.identity) } }
        let isComplete = try kill(&known)
        let left = known.filter { Self.isAlive($0.identity) }
        let leftNow = Set(left.map(\.identity))
        let gone = known.filter { !leftNow.contains($0.identity) }
        return Ending(
            survivors: Self.named(left + gone) { !leftNow.contains($0) }, isComplete: isComplete)
    }
}

extension SessionRest {
    private func settled() throws(PlatformError) -> [Found] {
        let first = try alive()
        Self.wait(patience.settling) { !first.contains { Self.isAlive($0.identity) } }
        return first.isEmpty ? [] : try alive(first)
    }

    /// Whether it is the user's, by their own uid or one that is subordinate to them.
    func mayBeEnded(_ process: Found) -> Bool {
        guard !process.isSpared, let folder = try? ProcessFolder.open(process.identity) else { return false }
        return (try? folder.belongs(to: user)) == true
    }

    /// The user is looked at once more when the process is held, as it may have become another's.
    func signal(_ signal: Int32, _ process: Found) {
        guard let handle = try? ProcessHandle.take(process.identity), mayBeEnded(process) else { return }
        _ = try? handle.signal(signal)
    }

    /// Until that is so, but not longer.
    static func wait(_ milliseconds: Int64, until isDone: () -> Bool) {
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
