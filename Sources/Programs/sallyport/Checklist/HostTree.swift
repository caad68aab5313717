import Glibc
import Platform

/// The files of a host, read as what anybody may have put there: regular ones alone, and no more than a bound.
///
/// Places are those of the system, and links in them are followed as everywhere. What is below a place may be a user's
/// own doing, and there no link is.
struct HostTree {
    private static let largestFile = 1 << 20
    private static let mostNames = 100_000

    /// Why a file that is there was not read.
    enum Unread: Error, Hashable {
        case missing, link, notRegular, tooLarge
        case failed(Int32)
    }

    /// In front of each place; empty on the host itself.
    let root: String

    func folder(_ place: String) -> Directory? { try? Directory(path: root + place) }

    /// In order; none where there is no such folder.
    func names(in place: String) -> [String] {
        guard let folder = folder(place) else { return [] }
        return names(in: folder)
    }

    func names(in folder: borrowing Directory) -> [String] {
        var names: [String] = []
        try? folder.forEachName { if names.count < Self.mostNames { names.append($0) } }
        return names.sorted()
    }

    func lines(of name: String, in folder: borrowing Directory) throws(Unread) -> [String] {
        guard let bytes = try read(name, in: folder) else { throw .notRegular }
        guard bytes.count <= Self.largestFile else { throw .tooLarge }
        return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// Nil for what is no regular file; one byte beyond the bound tells that there is more.
    private func read(_ name: String, in folder: borrowing Directory) throws(Unread) -> [UInt8]? {
        do {
            let file = try folder.open(name, [.read])
            guard try file.status().kind == .regular else { return nil }
            return try file.readAll(atMost: Self.largestFile + 1)
        } catch {
            throw Unread(error)
        }
    }
}

extension HostTree.Unread {
    fileprivate init(_ error: PlatformError) {
        self =
            switch error.errno {
            case ENOENT, ENOTDIR: .missing
            case ELOOP: .link
            default: .failed(error.errno)
            }
    }
}
