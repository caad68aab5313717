import Identity
import Platform

/// Whatever is there and could not be looked at to its end is told of: else nobody would know that more may remain.
extension Checklist {
    /// Linux keeps 100,000 mounts at most in one namespace.
    private static let largestMountList = 1 << 25

    /// Where the list of mounts cannot be read, none of those places is touched that may be of another host.
    mutating func mountsOfTheHost() -> RemoteMounts {
        do throws(HostTree.Unread) {
            let folder = try tree.folder("/proc/self")
            return RemoteMounts(
                mountinfo: try tree.lines(of: "mountinfo", in: folder, atMost: Self.largestMountList))
        } catch {
            addUnread("/proc/self/mountinfo", error)
            add(.unread, Sentences.unknownMounts)
            return .unknown
        }
    }

    mutating func addUnread(_ path: String, _ reason: HostTree.Unread) {
        add(.unread, Sentences.unread(path, reason))
    }

    /// A place of the system, or nil where there is none.
    mutating func folder(_ place: String) -> Directory? {
        do throws(HostTree.Unread) {
            return try tree.folder(place)
        } catch .missing {
            return nil
        } catch {
            addUnread(place, error)
            return nil
        }
    }

    /// The folder that `names` lead to from a home, each in the one before: a user may have mounted at any of them what hangs.
    mutating func folder(below home: String, _ names: [String]) -> Directory? {
        guard isOfThisMachine(home), var folder = folder(home) else { return nil }
        var path = home
        for name in names {
            path += "/\(name)"
            guard isOfThisMachine(path), let next = self.folder(named: name, in: folder, at: path) else {
                return nil
            }
            folder = next
        }
        return folder
    }

    private mutating func folder(
        named name: String, in parent: borrowing Directory, at path: String
    ) -> Directory? {
        do throws(HostTree.Unread) {
            return try tree.folder(named: name, in: parent)
        } catch .missing {
            return nil
        } catch {
            addUnread(path, error)
            return nil
        }
    }

    /// In order; none where there is no such folder.
    mutating func names(in place: String) -> [String] {
        guard let folder = folder(place) else { return [] }
        return names(in: folder, at: place)
    }

    mutating func names(in folder: borrowing Directory, at place: String) -> [String] {
        let listing = tree.names(in: folder)
        for reason in listing.unread { addUnread(place, reason) }
        return listing.names
    }

    /// Nil where nothing has that name.
    mutating func status(of name: String, in folder: borrowing Directory, at place: String) -> FileStatus? {
        do {
            return try folder.status(of: name)
        } catch {
            addUnread("\(place)/\(name)", .failed(error.errno))
            return nil
        }
    }

    /// The lines of a file with their numbers.
    mutating func lines(_ name: String, in folder: borrowing Directory, at place: String) -> [(
        number: Int, text: String
    )] {
        do throws(HostTree.Unread) {
            return try tree.lines(of: name, in: folder).enumerated().map { ($0 + 1, $1) }
        } catch .missing {
            return []
        } catch {
            addUnread("\(place)/\(name)", error)
            return []
        }
    }

    mutating func lines(_ name: String, at place: String) -> [(number: Int, text: String)] {
        guard let folder = folder(place) else { return [] }
        return lines(name, in: folder, at: place)
    }

    /// The lines of the file at a path of the system.
    mutating func lines(of path: String) -> [(number: Int, text: String)] {
        guard let slash = path.lastIndex(of: "/") else { return [] }
        return lines(String(path[path.index(after: slash)...]), at: String(path[..<slash]))
    }
}
