import Glibc
import Identity
import Platform

/// A folder with a file of google-authenticator for each user.
struct ImportFolder {
    let path: String
    let lookUp: (String) -> Lookup<User>

    /// Reads the file of each user, in the order of their names.
    func read() throws(Failure) -> [ImportedFile] {
        let folder = try opened()
        var files: [ImportedFile] = []
        for user in try users(in: folder) {
            if let file = try file(of: user, in: folder) { files.append(file) }
        }
        return files
    }

    private func opened() throws(Failure) -> Directory {
        do {
            return try Directory(path: path)
        } catch  where error.errno == ENOTDIR {
            throw Failure(.usage, Sentences.userForFile)
        } catch {
            throw failure(error)
        }
    }

    private func users(in folder: borrowing Directory) throws(Failure) -> [AccountName] {
        var names: [String] = []
        do {
            try folder.forEachName { names.append($0) }
        } catch {
            throw failure(error)
        }
        return names.sorted().compactMap { try? AccountName($0) }
    }

    private func file(of user: AccountName, in folder: borrowing Directory) throws(Failure) -> ImportedFile? {
        let file: UserFile
        do {
            guard let found = try UserFile.open(of: user, in: folder) else { return nil }
            file = found
        } catch {
            // One user's own doing, such as a lease or a file system of theirs, and not to stop the others'.
            let place = "\(path)/\(error.path ?? user.description)"
            return ImportedFile(path: place, user: user, refusal: .unreadable(error.errno))
        }
        return try file.read(under: "\(path)/\(file.path)", lookUp)
    }

    private func failure(_ error: PlatformError) -> Failure {
        Failure(PlatformError(operation: error.operation, path: path, errno: error.errno))
    }
}
