import FoundationEssentials
import Glibc
import Identity
import Platform

/// A file that gets another content in one step, with the owner and mode that it has; the one before stays as `NAME.before`.
struct ReplacedFile {
    private static let longest = 1_048_576
    /// Of a file that was not there: what is in it is no secret.
    private static let usual = Ownership(uid: 0, gid: 0, mode: 0o644)

    private let place: FilePlace
    var path: String { place.path }

    private struct Ownership {
        let uid: UInt32
        let gid: UInt32
        let mode: UInt32
    }

    /// - Throws: ``Failure`` for what is there and no regular file: nothing would be what it was behind a link.
    init(path: String) throws(Failure) {
        place = try FilePlace(path, status: .configuration)
        try refuseOthers()
    }

    private func refuseOthers() throws(Failure) {
        do {
            let status = try Directory(path: place.folder).status(of: place.name)
            guard status.map({ $0.kind == .regular }) ?? true else {
                throw Failure(.configuration, Sentences.notARegularFile(path))
            }
        } catch let failure as Failure {
            throw failure
        } catch let error as PlatformError {
            throw Failure(place.named(error))
        } catch {
            preconditionFailure("nothing else is thrown")
        }
    }

    /// Whether another path leads to this file; where there is none, whether it is written the same.
    func isSame(as other: String) -> Bool {
        guard let own = Self.identity(of: path) else { return other == path }
        return Self.identity(of: other) == own
    }

    /// Of a file system and a file in it.
    private static func identity(of path: String) -> [UInt]? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let numbers = [attributes?[.systemNumber], attributes?[.systemFileNumber]].compactMap { $0 as? UInt }
        return numbers.count == 2 ? numbers : nil
    }

    /// Puts `bytes` in its place; they are on disk when this returns.
    func replace(with bytes: [UInt8]) throws(PlatformError) {
        let directory = try Directory(path: place.folder)
        let ownership = try ownership(in: directory)
        if let ownership {
            let before = try directory.open(place.name, [.read]).readAll(atMost: Self.longest)
            try put(before, at: "\(place.name).before", ownership, in: directory)
        }
        try put(bytes, at: place.name, ownership ?? Self.usual, in: directory)
    }

    /// By a file of our own beside it, which is removed if it cannot be completed.
    private func put(
        _ bytes: [UInt8], at name: String, _ ownership: Ownership, in directory: borrowing Directory
    ) throws(PlatformError) {
        let draft = ".\(name).\(getpid())"
        let file = try directory.openNew(draft)
        do throws(PlatformError) {
            try file.writeAll(bytes)
            try give(file, to: ownership)
            try file.setMode(ownership.mode)
            try file.sync()
            try directory.rename(draft, to: name, replacing: true)
            try directory.descriptor.sync()
        } catch {
            // What is left of it is read by nobody; that it cannot be removed is no worse than what is thrown.
            try? directory.remove(draft)
            throw error
        }
    }

    private func give(_ file: borrowing Descriptor, to owner: Ownership) throws(PlatformError) {
        guard fchown(file.number, owner.uid, owner.gid) == 0 else {
            throw PlatformError(operation: "fchown", path: path, errno: errno)
        }
    }

    /// Nil where there is no file.
    private func ownership(in directory: borrowing Directory) throws(PlatformError) -> Ownership? {
        guard let status = try directory.status(of: place.name) else { return nil }
        let group = try? FileManager.default.attributesOfItem(atPath: path)[.groupOwnerAccountID]
        guard let gid = (group as? UInt).flatMap(UInt32.init(exactly:)) else {
            throw PlatformError(operation: "stat", path: path, errno: EIO)
        }
        return Ownership(uid: status.owner.rawValue, gid: gid, mode: status.mode)
    }
}
