import Identity
import Platform

/// A process and all that descend from it, the nearest first.
struct SessionTree {
    /// Beyond so many they are not looked at.
    static let most = 4_096
    private static let mostAncestors = 64

    let root: ProcessEntry
    let descendants: [ProcessEntry]
    /// Those whose parent the root is.
    let children: [ProcessEntry]
    /// The parent of the root first.
    let ancestors: [ProcessEntry]

    var all: [ProcessEntry] { [root] + descendants }

    /// Nil where the table has no such process.
    init?(below leader: ProcessIdentity, in table: ProcessTable) {
        guard let root = table[leader] else { return nil }
        let descendants = Self.descendants(of: [root], in: table)
        self.root = root
        self.descendants = descendants
        children = descendants.filter { $0.parent == leader.pid }
        ancestors = Self.ancestors(of: root, in: table)
    }

    private static func ancestors(of root: ProcessEntry, in table: ProcessTable) -> [ProcessEntry] {
        var (found, child): ([ProcessEntry], _) = ([], root)
        while found.count < mostAncestors, let parent = table.entries[child.parent],
            // A parent that is younger has only its pid.
            parent.identity.startTime <= child.identity.startTime
        {
            found.append(parent)
            child = parent
        }
        return found
    }

    /// Without the processes themselves.
    static func descendants(of roots: [ProcessEntry], in table: ProcessTable) -> [ProcessEntry] {
        var seen = Set(roots.map(\.identity.pid))
        var (found, next): ([ProcessEntry], _) = ([], roots[...])
        while let parent = next.popFirst(), found.count < most {
            let children = table.children(of: parent.identity.pid).filter { child in
                // A child that is older is another one's, whose pid was given again.
                child.identity.startTime >= parent.identity.startTime && !seen.contains(child.identity.pid)
            }
            seen.formUnion(children.map(\.identity.pid))
            found += children
            next += children
        }
        return Array(found.prefix(most))
    }
}
