import Glibc
import Platform

/// Where a file is, or will be: its name in its folder.
struct FilePlace {
    let folder: String
    let name: String
    /// As it was typed.
    let path: String

    /// - Throws: ``Failure`` of this `status` for what names no file.
    init(_ path: String, status: ExitReason) throws(Failure) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.last, !last.isEmpty, last != ".", last != "..", !path.utf8.contains(0) else {
            throw Failure(status, Sentences.notAFileName(path))
        }
        let parent = parts.dropLast().joined(separator: "/")
        folder = parts.count == 1 ? "." : parent.isEmpty ? "/" : parent
        name = String(last)
        self.path = path
    }

    /// The name of a file beside it, until that takes its name.
    var draft: String { ".\(name).\(getpid())" }

    /// - Throws: ``Failure`` of this `status` for what is there and no regular file: a link is never followed.
    func refuseOthers(_ status: ExitReason) throws(Failure) {
        let found: FileStatus?
        do {
            found = try Directory(path: folder).status(of: name)
        } catch {
            throw Failure(named(error))
        }
        guard found.map({ $0.kind == .regular }) ?? true else {
            throw Failure(status, Sentences.notARegularFile(path))
        }
    }

    /// The same error, about the whole path.
    func named(_ error: PlatformError) -> PlatformError {
        PlatformError(operation: error.operation, path: path, errno: error.errno)
    }
}
