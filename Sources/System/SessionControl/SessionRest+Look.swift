import Identity
import Platform

extension SessionRest {
    /// A process of a session, as it was found once.
    struct Found {
        let process: ProcessEntry
        /// Opens logins, or is below who does: the sessions of others hang on it.
        let isSpared: Bool

        var identity: ProcessIdentity { process.identity }
    }

    /// Those that were seen, what descends from them, and who is marked; without the leader, this process, and other logins.
    func alive(_ known: [Found] = []) throws(PlatformError) -> [Found] {
        let table = try ProcessTable.read()
        let roots = (seen + known.map(\.process)).compactMap { table[$0.identity] } + members(of: table)
        var once = Set<ProcessIdentity>()
        let all = (roots + SessionTree.descendants(of: roots, in: table)).filter { process in
            process.identity != leader && process.identity.pid != ProcessFacts.pid
                && process.identity.pid > 1 && once.insert(process.identity).inserted
                && Self.isAlive(process.identity)
        }
        let others = Set(all.map(\.identity).filter(isOfAnother))
        let ours = all.filter { !others.contains($0.identity) }
        let spared = spared(ours, all.filter { others.contains($0.identity) }, known, table)
        return ours.map { Found(process: $0, isSpared: spared.contains($0.identity)) }
    }

    /// Whoever of root's opens logins, such as an sshd that was started again within the session, and what is below.
    private func spared(
        _ ours: [ProcessEntry], _ others: [ProcessEntry], _ known: [Found], _ table: ProcessTable
    ) -> Set<ProcessIdentity> {
        let parents = Set(others.map(\.parent))
        let before = Set(known.filter(\.isSpared).map(\.identity))
        let openers = ours.filter { process in
            before.contains(process.identity)
                || parents.contains(process.identity.pid)
                    && SessionLeader.owner(of: process.identity)?.isRoot == true
        }
        return Set((openers + SessionTree.descendants(of: openers, in: table)).map(\.identity))
    }

    private func isOfAnother(_ process: ProcessIdentity) -> Bool {
        SessionMark.isOfAnother(process, marks) || login?.isAnother(of: process) ?? false
    }

    private func members(of table: ProcessTable) -> [ProcessEntry] {
        table.entries.values.filter { SessionMark.isOn($0.identity, marks) }
            .sorted { $0.identity.pid < $1.identity.pid }
    }

    static func isAlive(_ process: ProcessIdentity) -> Bool {
        guard let handle = try? ProcessHandle.take(process) else { return false }
        return !handle.hasEnded()
    }
}
