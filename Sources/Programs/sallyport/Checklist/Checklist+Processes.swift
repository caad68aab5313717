import Identity
import Platform

extension Checklist {
    /// Whatever runs as the user, in a session or left behind by one.
    mutating func lookForProcesses() {
        var found: [String] = []
        for pid in names(in: "/proc") where Int32(pid) != nil {
            // Whoever ended meanwhile is none.
            guard let folder = folder("/proc/\(pid)"), isOwn(folder) else { continue }
            found.append(pid)
        }
        guard !found.isEmpty else { return }
        add(.process, Sentences.processes(found.count, of: leaver.uid), "pkill -KILL -U \(leaver.uid)")
    }

    /// As sessions are ended: one that the helper would end is one that is told of here.
    private func isOwn(_ process: borrowing Directory) -> Bool {
        (try? ProcessFolder.belongs(process, to: leaver.uid)) == true
    }
}
