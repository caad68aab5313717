import Identity
import Platform

/// Counts what a uid owns below some places, within bounds of time, number and depth.
struct FileWalk {
    struct Bounds {
        var entries = 2_000_000
        /// Of one folder, whose names are held together.
        var names = 100_000
        var milliseconds: Int64 = 20_000
        /// Each level holds a descriptor.
        var depth = 100
    }

    struct Count: Hashable {
        /// Folders and links included.
        var files = 0
        /// Of regular files.
        var bytes = 0
    }

    let uid: UserID
    let mounts: RemoteMounts
    let tree: HostTree
    private let deadline: Int64
    private var left: Int
    private let mostNames: Int
    private let depth: Int
    private let clock: () -> Int64
    private var other: String?
    private(set) var skipped: [String] = []
    /// Some place was not looked through to its end.
    private(set) var stoppedEarly = false

    init(
        _ uid: UserID, _ tree: HostTree, _ mounts: RemoteMounts, _ bounds: Bounds = Bounds(),
        clock: @escaping () -> Int64 = BootClock.milliseconds
    ) {
        self.uid = uid
        self.tree = tree
        self.mounts = mounts
        self.clock = clock
        (left, mostNames, depth) = (bounds.entries, bounds.names, bounds.depth)
        deadline = clock() + bounds.milliseconds
    }

    /// What the uid owns at a place and below it, but for one folder that is counted by itself.
    mutating func count(_ place: String, besides other: String? = nil) -> Count {
        self.other = other
        var count = Count()
        guard !mounts.hold(place) else {
            skipped.append(place)
            return count
        }
        guard let folder = tree.folder(place) else { return count }
        if let status = try? folder.descriptor.status() { note(status, in: &count) }
        walk(folder, place, depth, &count)
        return count
    }

    private mutating func walk(
        _ folder: borrowing Directory, _ place: String, _ depth: Int, _ count: inout Count
    ) {
        guard depth > 0 else { return stoppedEarly = true }
        for name in names(in: folder) {
            guard clock() < deadline else { return stoppedEarly = true }
            let path = "\(place)/\(name)"
            guard path != other else { continue }
            guard !mounts.isMounted(at: path) else {
                skipped.append(path)
                continue
            }
            guard let status = try? folder.status(of: name) else { continue }
            note(status, in: &count)
            if status.kind == .folder, let next = try? Directory(named: name, in: folder) {
                walk(next, path, depth - 1, &count)
            }
        }
    }

    /// Each counts from here on, not when it is looked at: on every level of depth as many may be held.
    private mutating func names(in folder: borrowing Directory) -> [String] {
        var names: [String] = []
        var isCut = false
        try? folder.forEachName { name in
            guard !isCut, names.count < mostNames, left > 0, clock() < deadline else { return isCut = true }
            left -= 1
            names.append(name)
        }
        if isCut { stoppedEarly = true }
        return names
    }

    private func note(_ status: FileStatus, in count: inout Count) {
        guard status.owner == uid else { return }
        count.files += 1
        if status.kind == .regular {
            count.bytes = count.bytes.addingReportingOverflow(status.size).partialValue
        }
    }
}
