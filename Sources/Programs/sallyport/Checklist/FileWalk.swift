import Glibc
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

    /// What is on one file system at a place and below it.
    struct Found: Hashable {
        let place: PathBytes
        var count = Count()
    }

    private static let mostUnread = 20

    let uid: UserID
    let mounts: RemoteMounts
    let tree: HostTree
    private let deadline: Int64
    private var left: Int
    private let mostNames: Int
    private let depth: Int
    private let clock: () -> Int64
    private var other: PathBytes?
    /// Of the place that is looked at, what is on file systems of its own.
    private var further: [Found] = []
    private(set) var skipped: [PathBytes] = []
    /// What is there and could not be looked at.
    private(set) var unread: [(place: PathBytes, why: HostTree.Unread)] = []
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

    /// What the uid owns at a place and below it, but for one folder that is looked at by itself.
    ///
    /// Each file system below it comes apart: the command that lists one enters no other.
    mutating func look(below place: String, besides other: String? = nil) -> [Found] {
        self.other = other.map { PathBytes($0) }
        further = []
        let path = PathBytes(place)
        if let point = mounts.point(above: path) {
            skipped.append(point)
            return []
        }
        do throws(HostTree.Unread) {
            let folder = try tree.folder(place)
            return [look(in: folder, path, depth)] + further
        } catch .missing {
            return []
        } catch {
            miss(path, error)
            return []
        }
    }

    private mutating func look(in folder: borrowing Directory, _ place: PathBytes, _ depth: Int) -> Found {
        var found = Found(place: place)
        do throws(PlatformError) {
            let status = try folder.descriptor.status()
            note(status, in: &found.count)
            walk(folder, place, depth, status.device, &found.count)
        } catch {
            miss(place, .failed(error.errno))
        }
        return found
    }

    private mutating func walk(
        _ folder: borrowing Directory, _ place: PathBytes, _ depth: Int, _ device: UInt64,
        _ count: inout Count
    ) {
        guard depth > 0 else { return stoppedEarly = true }
        for name in names(in: folder, at: place) {
            guard clock() < deadline else { return stoppedEarly = true }
            let path = place.appending(name)
            guard path != other else { continue }
            guard !mounts.isMounted(at: path) else {
                skipped.append(path)
                continue
            }
            do throws(PlatformError) {
                try look(at: name, in: folder, path, depth, device, &count)
            } catch {
                if error.errno != ENOENT { miss(path, .failed(error.errno)) }
            }
        }
    }

    private mutating func look(
        at name: PathBytes, in folder: borrowing Directory, _ path: PathBytes, _ depth: Int, _ device: UInt64,
        _ count: inout Count
    ) throws(PlatformError) {
        guard let status = try folder.status(of: name) else { return }
        let isOnAnother = status.kind == .folder && status.device != device
        if !isOnAnother { note(status, in: &count) }
        guard status.kind == .folder else { return }
        let next = try Directory(named: name, in: folder)
        guard isOnAnother else { return walk(next, path, depth - 1, device, &count) }
        let found = look(in: next, path, depth - 1)
        further.append(found)
    }

    private mutating func miss(_ path: PathBytes, _ why: HostTree.Unread) {
        if unread.count < Self.mostUnread { unread.append((path, why)) } else { stoppedEarly = true }
    }

    /// Each counts from here on, not when it is looked at: on every level of depth as many may be held.
    private mutating func names(in folder: borrowing Directory, at place: PathBytes) -> [PathBytes] {
        var names: [PathBytes] = []
        var isCut = false
        do {
            try folder.forEachEntry { name in
                isCut = names.count == mostNames || left == 0 || clock() >= deadline
                guard !isCut else { return false }
                left -= 1
                names.append(name)
                return true
            }
        } catch {
            miss(place, .failed(error.errno))
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
