import Identity
import Platform

extension Checklist {
    /// Of those that only their numbers name.
    private static let mostNumbers = 20

    /// Whatever runs as the user, in a session or left behind by one.
    mutating func lookForProcesses() {
        var (own, subordinate): ([String], [String]) = ([], [])
        for pid in names(in: "/proc") where Int32(pid) != nil {
            // Whoever ended meanwhile is none.
            guard let folder = folder("/proc/\(pid)"), isOwn(folder),
                let owner = try? ProcessFolder.owner(folder)
            else { continue }
            if owner == leaver.uid { own.append(pid) } else { subordinate.append(pid) }
        }
        if !own.isEmpty {
            add(.process, Sentences.processes(own.count, of: leaver.uid), "pkill -KILL -U \(leaver.uid)")
        }
        tell(subordinate: subordinate)
    }

    /// No uid names them that is the user's alone.
    ///
    /// They come behind the others, which could start more of them.
    mutating func tell(subordinate: [String]) {
        guard !subordinate.isEmpty else { return }
        let named = subordinate.prefix(Self.mostNumbers)
        add(
            .process,
            Sentences.processes(subordinate.count, below: leaver.uid, named: named.count),
            "kill -KILL \(named.joined(separator: " "))")
    }

    /// As sessions are ended: one that the helper would end is one that is told of here.
    private func isOwn(_ process: borrowing Directory) -> Bool {
        (try? ProcessFolder.belongs(process, to: leaver.uid)) == true
    }
}
