import Glibc
import Platform

/// Where a report goes: a file that is new, mode 0600, and takes its name in one step; or standard output.
struct ReportFile {
    /// Nil: standard output.
    private let place: FilePlace?

    /// - Throws: ``Failure`` for what is there and no regular file: a link is never followed, nor put out of the way.
    init(_ path: String) throws(Failure) {
        place = path == "-" ? nil : try FilePlace(path, status: .badData)
        try refuseOthers()
    }

    /// As it was typed; nil of standard output.
    var path: String? { place?.path }

    /// Writes the lines; they are on disk when this returns.
    func write(_ lines: [String]) throws(Failure) {
        guard let place else { return try print(lines) }
        do throws(PlatformError) {
            try Self.put(
                Array(lines.map { $0 + "\n" }.joined().utf8), at: place.name,
                in: Directory(path: place.folder))
        } catch {
            throw Failure(place.named(error))
        }
    }

    private func print(_ lines: [String]) throws(Failure) {
        do {
            try StandardOutput.write(lines)
        } catch {
            throw Failure(unwritten: error)
        }
    }

    private func refuseOthers() throws(Failure) {
        guard let place else { return }
        let status: FileStatus?
        do {
            status = try Directory(path: place.folder).status(of: place.name)
        } catch {
            throw Failure(place.named(error))
        }
        guard status.map({ $0.kind == .regular }) ?? true else {
            throw Failure(.badData, Sentences.notARegularFile(place.path))
        }
    }

    private static func put(
        _ bytes: [UInt8], at name: String, in directory: borrowing Directory
    ) throws(PlatformError) {
        let draft = ".\(name).\(getpid())"
        let file = try directory.openNew(draft)
        do throws(PlatformError) {
            try file.writeAll(bytes)
            try file.sync()
            try directory.rename(draft, to: name, replacing: true)
            try directory.descriptor.sync()
        } catch {
            // What is left of it is read by nobody; that it cannot be removed is no worse than what is thrown.
            try? directory.remove(draft)
            throw error
        }
    }
}
