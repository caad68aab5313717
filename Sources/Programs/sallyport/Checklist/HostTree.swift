import Glibc
import Platform

/// The files of a host, read as what anybody may have put there: regular ones alone, and no more than a bound.
///
/// Places are those of the system, and links in them are followed as everywhere. What is below a place may be a user's
/// own doing, and there no link is.
struct HostTree {
    static let largestFile = 1 << 20
    static let mostNames = 100_000

    /// Why something that is there was not looked at, or not to its end.
    enum Unread: Error, Hashable {
        case missing, link, notRegular, tooLarge, tooMany
        /// Some names of a folder are no UTF-8.
        case notText
        case failed(Int32)
    }

    /// The names of a folder, in order, and what is missing among them.
    struct Listing {
        var names: [String] = []
        var unread: [Unread] = []
    }

    /// In front of each place; empty on the host itself.
    let root: String
    var mostNames = Self.mostNames

    /// - Throws: `missing` where no folder is there.
    func folder(_ place: String) throws(Unread) -> Directory {
        do {
            return try Directory(path: root + place)
        } catch  where error.errno == ENOTDIR {
            throw .missing
        } catch {
            throw Unread(error)
        }
    }

    /// The folder `name` in another; a link is not followed, but told from something in which nothing can be.
    func folder(named name: String, in parent: borrowing Directory) throws(Unread) -> Directory {
        do {
            return try Directory(named: name, in: parent)
        } catch  where error.errno == ENOTDIR {
            let status = try? parent.status(of: name)
            throw [.regular, .socket, .other].contains(status?.kind) ? .missing : .link
        } catch {
            throw Unread(error)
        }
    }

    func names(in folder: borrowing Directory) -> Listing {
        var listing = Listing()
        var isText = true
        do {
            try folder.forEachEntry { name in
                guard listing.names.count < mostNames else {
                    listing.unread.append(.tooMany)
                    return false
                }
                if let text = name.text { listing.names.append(text) } else { isText = false }
                return true
            }
        } catch {
            listing.unread.append(Unread(error))
        }
        if !isText { listing.unread.append(.notText) }
        listing.names.sort()
        return listing
    }

    func lines(of name: String, in folder: borrowing Directory) throws(Unread) -> [String] {
        try lines(of: name, in: folder, atMost: Self.largestFile).map { String(decoding: $0, as: UTF8.self) }
    }

    func lines(
        of name: String, in folder: borrowing Directory, atMost limit: Int
    ) throws(Unread) -> [[UInt8]] {
        guard let bytes = try read(name, in: folder, atMost: limit) else { throw .notRegular }
        guard bytes.count <= limit else { throw .tooLarge }
        return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    }

    /// Nil for what is no regular file; one byte beyond the bound tells that there is more.
    private func read(
        _ name: String, in folder: borrowing Directory, atMost limit: Int
    ) throws(Unread) -> [UInt8]? {
        do {
            let file = try folder.open(name, [.read])
            guard try file.status().kind == .regular else { return nil }
            return try file.readAll(atMost: limit + 1)
        } catch {
            throw Unread(error)
        }
    }
}

extension HostTree.Unread {
    /// A process that ended is gone by ESRCH.
    fileprivate init(_ error: PlatformError) {
        self =
            switch error.errno {
            case ENOENT, ESRCH: .missing
            case ELOOP: .link
            default: .failed(error.errno)
            }
    }
}
