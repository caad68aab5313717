import Identity
import Platform
package import Wire

extension SessionControl {
    /// Writes a line on each terminal of a session that its user owns; one that takes nothing just now is left alone.
    package func write(_ question: LineQuestion) -> LineAnswer {
        guard question.leader.startTime > 0, let table = try? ProcessTable.read() else { return .unavailable }
        guard let tree = SessionTree(below: question.leader, in: table) else { return .gone }
        let bytes = Array("\r\n\(question.line)\r\n".utf8)
        let taken = SessionTerminal.all(of: tree).filter { terminal in
            guard let open = terminal.open(.write), open.device.owner == question.uid,
                Self.isControlled(terminal, tree)
            else { return false }
            return (try? open.descriptor.writeAll(bytes)) != nil
        }
        return .written(terminals: taken.count)
    }

    /// Whether it still is a terminal of theirs, now that it is open: the number of one that was closed is given again.
    private static func isControlled(_ terminal: SessionTerminal, _ tree: SessionTree) -> Bool {
        tree.all.contains { process in
            guard process.terminal == terminal.device,
                let now = try? ProcessEntry.read(process.identity.pid)
            else { return false }
            return now.identity == process.identity && now.terminal == terminal.device
        }
    }
}
