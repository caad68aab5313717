import Identity
import Platform

/// What is left on this host of somebody who leaves, as far as root can see it: made by the command, never by the daemon.
///
/// Nothing of what is read is believed: files may be anybody's.
struct Checklist {
    let leaver: Leaver
    let tree: HostTree
    private(set) var items: [Remainder] = []
    private(set) var mounts = RemoteMounts(mountinfo: [])
    /// What is mounted below a home, and was not entered.
    private(set) var skipped: [String] = []

    init(of leaver: Leaver, in tree: HostTree = HostTree(root: ""), _ bounds: FileWalk.Bounds = .init()) {
        self.leaver = leaver
        self.tree = tree
        mounts = RemoteMounts(mountinfo: lines(of: "/proc/self/mountinfo").map(\.text))
        lookForWhatRuns()
        lookForAccount()
        lookForRights()
        lookForKeys()
        lookForFiles(bounds)
    }

    /// First, since it could bring back what is removed before it, or lay a link in the way.
    private mutating func lookForWhatRuns() {
        lookForProcesses()
        lookForLingering()
        lookForJobs()
    }

    mutating func add(_ kind: Remainder.Kind, _ text: String, _ command: String? = nil) {
        items.append(Remainder(kind, text, command))
    }

    /// The folder that `names` lead to from a home, each in the one before: a user may have mounted at any of them what hangs.
    mutating func folder(below home: String, _ names: [String]) -> Directory? {
        guard !mounts.hold(home), var folder = tree.folder(home) else { return nil }
        var path = home
        for name in names {
            path += "/\(name)"
            guard isOfThisMachine(path), let next = try? Directory(named: name, in: folder) else {
                return nil
            }
            folder = next
        }
        return folder
    }

    /// Asked before a path is touched at all.
    mutating func isOfThisMachine(_ path: String) -> Bool {
        guard mounts.hold(path) else { return true }
        skipped.append(path)
        return false
    }

    /// The lines of a file with their numbers; one that is there and cannot be read is told of.
    mutating func lines(_ name: String, in folder: borrowing Directory, at place: String) -> [(
        number: Int, text: String
    )] {
        do throws(HostTree.Unread) {
            return try tree.lines(of: name, in: folder).enumerated().map { ($0 + 1, $1) }
        } catch .missing {
            return []
        } catch {
            add(.unread, Sentences.unread("\(place)/\(name)", error))
            return []
        }
    }

    mutating func lines(_ name: String, at place: String) -> [(number: Int, text: String)] {
        guard let folder = tree.folder(place) else { return [] }
        return lines(name, in: folder, at: place)
    }

    /// The lines of the file at a path of the system.
    mutating func lines(of path: String) -> [(number: Int, text: String)] {
        guard let slash = path.lastIndex(of: "/") else { return [] }
        return lines(String(path[path.index(after: slash)...]), at: String(path[..<slash]))
    }

    /// As a shell takes it for one word.
    static func word(_ text: some CustomStringConvertible) -> String {
        let text = "\(text)"
        let isPlain = text.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
                UInt8(ascii: "."),
                UInt8(ascii: "/"), UInt8(ascii: "@"):
                true
            default: false
            }
        }
        if isPlain, !text.isEmpty, !text.hasPrefix("-") { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
            + "'"
    }
}
