import Account
import Cryptography
import Glibc
import Platform

/// A file with one new master key.
struct KeyFile {
    private let folder: String
    private let name: String
    private let path: String

    init(path: String) throws(Failure) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.last, !last.isEmpty, last != ".", last != "..", !path.utf8.contains(0) else {
            throw Failure(.badData, Sentences.notAFileName(path))
        }
        let parent = parts.dropLast().joined(separator: "/")
        folder = parts.count == 1 ? "." : parent.isEmpty ? "/" : parent
        name = String(last)
        self.path = path
    }

    /// Makes the file, mode 0600, with a new key; it is on disk when this returns.
    ///
    /// - Throws: ``Failure`` if the name is taken, by whatever it is. A file that cannot be completed is
    ///   removed.
    func make() throws(Failure) {
        try refuseExisting()
        do throws(PlatformError) {
            let directory = try Directory(path: folder)
            let file = try directory.open(name, [.write, .createExclusively])
            try write(to: file, in: directory)
        } catch {
            throw Failure(named(error))
        }
    }

    private func write(
        to file: borrowing Descriptor, in directory: borrowing Directory
    ) throws(PlatformError) {
        do throws(PlatformError) {
            try file.writeAll(Self.line())
            try file.sync()
            try directory.descriptor.sync()
        } catch {
            // What is left of it is no key; that it cannot be removed is no worse than what is thrown.
            try? directory.remove(name)
            throw error
        }
    }

    /// - Throws: ``Failure`` if the name is taken, or its folder cannot be read.
    func refuseExisting() throws(Failure) {
        guard try isFree() else { throw Failure(.badData, Sentences.keyFileExists(path)) }
    }

    private func isFree() throws(Failure) -> Bool {
        do {
            return try Directory(path: folder).status(of: name) == nil
        } catch {
            throw Failure(named(error))
        }
    }

    private func named(_ error: PlatformError) -> PlatformError {
        PlatformError(operation: error.operation, path: path, errno: error.errno)
    }

    private static func line() throws(PlatformError) -> [UInt8] {
        var random = RandomBytes.make(MasterKeys.keyLength)
        guard let key = try? Secret(moving: &random) else {
            throw PlatformError(operation: "malloc", errno: ENOMEM)
        }
        return MasterKeys.line(of: key) + [UInt8(ascii: "\n")]
    }
}
