import Identity
import Platform

/// What is left on this host of somebody who leaves, as far as root can see it: made by the command, never by the daemon.
///
/// Nothing of what is read is believed: files may be anybody's.
struct Checklist {
    let leaver: Leaver
    let tree: HostTree
    private(set) var items: [Remainder] = []
    /// One folder may be in the way of many looks.
    private var known: Set<Remainder> = []
    private(set) var mounts = RemoteMounts.unknown
    /// Where something is mounted that was not entered.
    private(set) var skipped: [PathBytes] = []

    init(
        of leaver: Leaver, in tree: HostTree = HostTree(root: ""), _ bounds: FileWalk.Bounds = .init(),
        sshd: SSHDReport? = nil
    ) {
        self.leaver = leaver
        self.tree = tree
        mounts = mountsOfTheHost()
        lookForWhatRuns()
        lookForPassword()
        lookForRights()
        lookForKeys(sshd ?? (tree.root.isEmpty ? SSHDReport(of: leaver.name) : .absent))
        lookForFiles(bounds)
        // What is told of before it is known by the name, which the account takes along.
        lookForAccount()
    }

    /// First, since it could bring back what is removed before it, or lay a link in the way: and of that first what would
    /// start processes, else one is started behind the end of the others.
    private mutating func lookForWhatRuns() {
        lookForLingering()
        lookForJobs()
        lookForProcesses()
    }

    mutating func add(_ kind: Remainder.Kind, _ text: String, _ command: String? = nil) {
        let item = Remainder(kind, text, command)
        if known.insert(item).inserted { items.append(item) }
    }

    /// Asked before a path is touched at all.
    mutating func isOfThisMachine(_ path: String) -> Bool {
        guard let point = mounts.point(above: PathBytes(path)) else { return true }
        skipped.append(point)
        return false
    }
}
