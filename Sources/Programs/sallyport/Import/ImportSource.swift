import Glibc
import Identity
import KeyContainer
import Migration
import Platform

/// Where authenticators are taken over from: one file, standard input, or a folder with a file for each user.
struct ImportSource {
    /// In bytes: 100,000 lines need about 10 MiB.
    static let longestFile = 64 << 20

    let format: MigrationFormat
    let path: String
    let user: String?
    /// The map of a key container, from serial numbers to users.
    var map: String?
    var lookUp: (String) -> Lookup<User> = NameService.user(named:)

    /// Reads everything, and changes nothing.
    func read() throws(Failure) -> [ImportedFile] {
        switch format {
        case .oath: return [ImportedFile(path: path, content: OathFile.read(try bytes()))]
        case .csv: return [ImportedFile(path: path, content: CommaSeparatedFile.read(try bytes()))]
        case .googleAuthenticator:
            guard let name = try userName() else {
                return try ImportFolder(path: path, lookUp: lookUp).read()
            }
            return [try file(of: name)]
        case .pskc: return try container()
        }
    }

    /// A file that is named is taken as in a folder of many; standard input is the administrator's word.
    private func file(of name: AccountName) throws(Failure) -> ImportedFile {
        guard path != "-" else {
            return ImportedFile(path: path, content: GoogleAuthenticatorFile.read(try bytes(), of: name))
        }
        let file: UserFile
        do {
            file = try UserFile.open(path, of: name)
        } catch  where error.errno == ELOOP {
            return ImportedFile(path: path, user: name, refusal: .notRegular)
        } catch {
            throw Failure(error)
        }
        return try file.read(under: path, lookUp)
    }

    private func userName() throws(Failure) -> AccountName? {
        guard let user else { return nil }
        guard let name = try? AccountName(user) else {
            throw Failure(.noSuchUser, Sentences.notAUserName(user))
        }
        return name
    }

    /// In bytes.
    private var limit: Int {
        switch format {
        case .googleAuthenticator: UserFile.longest
        case .oath, .csv: Self.longestFile
        case .pskc: KeyContainer.longest
        }
    }

    private func bytes() throws(Failure) -> [UInt8] { try Self.bytes(path, atMost: limit) }

    /// All of a file; `-` is standard input.
    static func bytes(_ path: String, atMost limit: Int) throws(Failure) -> [UInt8] {
        guard path != "-" else { return try all(of: Descriptor(owning: 0), atMost: limit) }
        return try file(path, atMost: limit)
    }

    private static func file(_ path: String, atMost limit: Int) throws(Failure) -> [UInt8] {
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

extension ImportSource {
    /// The map comes first: what is wrong with it explains what is wrong with the container.
    private func container() throws(Failure) -> [ImportedFile] {
        let keys = try keys()
        guard let map else {
            let owners = try userName().map(KeyOwners.one) ?? .named
            return [ImportedFile(path: path, content: KeyContainerFile.read(keys, owners))]
        }
        let holders = TokenMap(try Self.file(map, atMost: Self.longestFile))
        let faults = holders.faults + holders.linesWithoutKey(among: keys)
        return [
            ImportedFile(path: map, content: MigrationFile(faults: faults)),
            ImportedFile(path: path, content: KeyContainerFile.read(keys, .map(holders))),
        ]
    }

    private func keys() throws(Failure) -> [ContainedKey] {
        let bytes = try bytes()
        do {
            return try KeyContainer.keys(in: bytes)
        } catch {
            throw Failure(.badData, Sentences.notAContainer(path, error))
        }
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
