import Account
import Cryptography
import Glibc
import Platform

/// A file with one new master key.
struct KeyFile {
    private let place: FilePlace

    init(path: String) throws(Failure) {
        place = try FilePlace(path, status: .badData)
    }

    /// Makes the file, mode 0600, with a new key; it is on disk when this returns.
    ///
    /// - Throws: ``Failure`` if the name is taken, by whatever it is. A file that cannot be completed is
    ///   removed.
    func make() throws(Failure) {
        try refuseExisting()
        do throws(PlatformError) {
            let directory = try Directory(path: place.folder)
            let file = try directory.open(place.name, [.write, .createExclusively])
            try write(to: file, in: directory)
        } catch {
            throw Failure(place.named(error))
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
            try? directory.remove(place.name)
            throw error
        }
    }

    /// - Throws: ``Failure`` if the name is taken, or its folder cannot be read.
    func refuseExisting() throws(Failure) {
        guard try isFree() else { throw Failure(.badData, Sentences.keyFileExists(place.path)) }
    }

    private func isFree() throws(Failure) -> Bool {
        do {
            return try Directory(path: place.folder).status(of: place.name) == nil
        } catch {
            throw Failure(place.named(error))
        }
    }

    private static func line() throws(PlatformError) -> [UInt8] {
        var random = RandomBytes.make(MasterKeys.keyLength)
        guard let key = try? Secret(moving: &random) else {
            throw PlatformError(operation: "malloc", errno: ENOMEM)
        }
        return MasterKeys.line(of: key) + [UInt8(ascii: "\n")]
    }
}
