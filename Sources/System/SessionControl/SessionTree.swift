import Identity
import Platform

/// A process and all that descend from it, the nearest first.
struct SessionTree {
    /// Beyond so many they are not looked at.
    static let most = 4_096

    let root: ProcessEntry
    let descendants: [ProcessEntry]
    /// Those whose parent the root is.
    let children: [ProcessEntry]

    var all: [ProcessEntry] { [root] + descendants }

    /// Nil where the table has no such process.
    init?(below leader: ProcessIdentity, in table: ProcessTable) {
        guard let root = table[leader] else { return nil }
        let descendants = Self.descendants(of: [root], in: table)
        self.root = root
        self.descendants = descendants
        children = descendants.filter { $0.parent == leader.pid }
    }

    /// Without the processes themselves.
    static func descendants(of roots: [ProcessEntry], in table: ProcessTable) -> [ProcessEntry] {
        let byParent = Dictionary(grouping: table.entries.values, by: \.parent)
        var seen = Set(roots.map(\.identity.pid))
        var (found, next): ([ProcessEntry], _) = ([], roots[...])
        while let parent = next.popFirst(), found.count < most {
            let children = (byParent[parent.identity.pid] ?? []).filter { child in
                // A child that is older is another one's, whose pid was given again.
                child.identity.startTime >= parent.identity.startTime && !seen.contains(child.identity.pid)
            }
            seen.formUnion(children.map(\.identity.pid))
            let sorted = children.sorted { $0.identity.pid < $1.identity.pid }
            found += sorted
            next += sorted
        }
        return Array(found.prefix(most))
    }
}
