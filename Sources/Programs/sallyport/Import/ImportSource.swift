import Identity
import Migration
import Platform

/// Where authenticators are taken over from: one file, standard input, or a folder with a file for each user.
struct ImportSource {
    /// 100,000 lines need about 10.
    private static let longestFile = 256 << 20

    let format: MigrationFormat
    let path: String
    let user: String?
    var lookUp: (String) -> Lookup<User> = NameService.user(named:)

    /// Reads everything, and changes nothing.
    func read() throws(Failure) -> [ImportedFile] {
        switch format {
        case .oath: return [ImportedFile(path: path, content: OathFile.read(try bytes()))]
        case .csv: return [ImportedFile(path: path, content: CommaSeparatedFile.read(try bytes()))]
        case .googleAuthenticator:
            guard let user else { return try ImportFolder(path: path, lookUp: lookUp).read() }
            guard let name = try? AccountName(user) else {
                throw Failure(.noSuchUser, Sentences.notAUserName(user))
            }
            return [ImportedFile(path: path, content: GoogleAuthenticatorFile.read(try bytes(), of: name))]
        }
    }

    /// In bytes.
    private var limit: Int { format == .googleAuthenticator ? UserFile.longest : Self.longestFile }

    private func bytes() throws(Failure) -> [UInt8] {
        guard path != "-" else { return try Self.all(of: Descriptor(owning: 0), atMost: limit) }
        do {
            return try RegularFile.read(path: path, atMost: limit).bytes
        } catch {
            throw Failure(error)
        }
    }

    /// All of standard input, or nothing.
    static func all(of input: consuming Descriptor, atMost limit: Int) throws(Failure) -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try input.readAll(atMost: limit + 1)
        } catch {
            throw Failure(error)
        }
        guard bytes.count <= limit else {
            throw Failure(.badData, Sentences.tooLarge(Sentences.standardInput, limit: limit))
        }
        return bytes
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
