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
        do throws(PlatformError) {
            guard let file = try UserFile.open(of: user, in: folder) else { return nil }
            let place = "\(path)/\(file.path)"
            switch lookUp(user.description) {
            case .found(let known): return try file.read(as: known.uid, path: place)
            case .none: return file.refused(.noSuchUser, path: place)
            case .failed(let errno): throw PlatformError(operation: "lookup", errno: errno)
            }
        } catch  where error.operation == "lookup" {
            throw Failure(.tryAgain, Sentences.nameServiceFailed(error.errno))
        } catch {
            throw failure(error)
        }
    }

    private func failure(_ error: PlatformError) -> Failure {
        Failure(PlatformError(operation: error.operation, path: path, errno: error.errno))
    }
}
