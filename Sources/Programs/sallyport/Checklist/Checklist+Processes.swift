import Identity
import Platform

extension Checklist {
    /// Whatever runs as the user, in a session or left behind by one.
    mutating func lookForProcesses() {
        var found: [String] = []
        for pid in names(in: "/proc") where Int32(pid) != nil {
            // Whoever ended meanwhile is none.
            guard isOwn(lines("status", at: "/proc/\(pid)").map(\.text)) else { continue }
            found.append(pid)
        }
        guard !found.isEmpty else { return }
        add(.process, Sentences.processes(found.count, of: leaver.uid), "pkill -KILL -U \(leaver.uid)")
    }

    /// `Uid:` is followed by the real uid, the effective one and two more.
    private func isOwn(_ status: [String]) -> Bool {
        guard let line = status.first(where: { $0.hasPrefix("Uid:") }) else { return false }
        return line.dropFirst(4).split { $0 == "\t" || $0 == " " }.first.map(String.init)
            == leaver.uid.description
    }
}
