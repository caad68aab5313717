import Glibc
import Identity
import Migration
import Platform

/// Where authenticators are taken over from: one file, standard input, or a folder with a file for each user.
struct ImportSource {
    /// 100,000 lines need about 10.
    private static let longestFile = 256 << 20
    /// Of one user.
    private static let longestUserFile = 64 << 10
    private static let googleFile = ".google_authenticator"

    let format: MigrationFormat
    let path: String
    let user: String?

    /// Reads everything, and changes nothing.
    func read() throws(Failure) -> [ImportedFile] {
        switch format {
        case .oath: return [ImportedFile(path: path, content: OathFile.read(try bytes()))]
        case .csv: return [ImportedFile(path: path, content: CommaSeparatedFile.read(try bytes()))]
        case .googleAuthenticator:
            guard let user else { return try readFolder() }
            guard let name = try? AccountName(user) else {
                throw Failure(.noSuchUser, Sentences.notAUserName(user))
            }
            return [ImportedFile(path: path, content: GoogleAuthenticatorFile.read(try bytes(), of: name))]
        }
    }

    private func bytes() throws(Failure) -> [UInt8] {
        guard path != "-" else { return try Self.standardInput() }
        do {
            return try RegularFile.read(path: path, atMost: Self.longestFile).bytes
        } catch {
            throw Failure(error)
        }
    }

    private static func standardInput() throws(Failure) -> [UInt8] {
        let input = Descriptor(owning: 0)
        do {
            return try input.readAll(atMost: longestFile)
        } catch {
            throw Failure(error)
        }
    }
}

extension ImportSource {
    /// Reads `FOLDER/USER` and `FOLDER/USER/.google_authenticator`.
    ///
    /// Links are not followed, since users could have made them.
    private func readFolder() throws(Failure) -> [ImportedFile] {
        do throws(PlatformError) {
            let folder = try Directory(path: path)
            var names: [String] = []
            try folder.forEachName { names.append($0) }
            var files: [ImportedFile] = []
            for name in names.sorted() {
                if let file = try file(of: name, in: folder) { files.append(file) }
            }
            return files
        } catch  where error.errno == ENOTDIR {
            throw Failure(.usage, Sentences.userForFile)
        } catch {
            throw Failure(PlatformError(operation: error.operation, path: path, errno: error.errno))
        }
    }

    private func file(of name: String, in folder: borrowing Directory) throws(PlatformError) -> ImportedFile?
    {
        guard let user = try? AccountName(name), let status = try folder.status(of: name) else { return nil }
        switch status.kind {
        case .regular: return try file(name, in: folder, of: user, path: "\(path)/\(name)")
        case .folder:
            let home = try Directory(named: name, in: folder)
            guard try home.status(of: Self.googleFile)?.kind == .regular else { return nil }
            return try file(Self.googleFile, in: home, of: user, path: "\(path)/\(name)/\(Self.googleFile)")
        case .symbolicLink, .socket, .other: return nil
        }
    }

    private func file(
        _ name: String, in folder: borrowing Directory, of user: AccountName, path: String
    ) throws(PlatformError) -> ImportedFile {
        let bytes = try folder.open(name, [.read]).readAll(atMost: Self.longestUserFile)
        return ImportedFile(path: path, content: GoogleAuthenticatorFile.read(bytes, of: user))
    }
}

extension Failure {
    fileprivate init(_ error: RegularFile.ReadError) {
        switch error {
        case .system(let error): self.init(error)
        case .notRegular(let path): self.init(.badData, Sentences.notRegular(path))
        case .tooLarge(let path, let limit): self.init(.badData, Sentences.tooLarge(path, limit: limit))
        }
    }
}
