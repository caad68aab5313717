import Identity
import Migration
import Platform

/// One user's file of google-authenticator, open: `FOLDER/USER`, or `.google_authenticator` in the home `FOLDER/USER`.
///
/// Links are not followed, since users could have made them.
struct UserFile: ~Copyable {
    /// In bytes; a real one has a few hundred.
    static let longest = 64 << 10
    private static let nameInHome = ".google_authenticator"

    /// Below the folder.
    let path: String
    private let user: AccountName
    private let isInHome: Bool
    private let descriptor: Descriptor
    private let status: FileStatus

    private init(
        path: String, of user: AccountName, isInHome: Bool, _ descriptor: consuming Descriptor
    ) throws(PlatformError) {
        status = try descriptor.status()
        self.path = path
        self.user = user
        self.isInHome = isInHome
        self.descriptor = descriptor
    }

    /// Opens the file of `user`; nil if `folder` has none.
    static func open(
        of user: AccountName, in folder: borrowing Directory
    ) throws(PlatformError) -> UserFile? {
        let name = user.description
        switch try folder.status(of: name)?.kind {
        case .regular:
            return try UserFile(path: name, of: user, isInHome: false, folder.open(name, [.read]))
        case .folder:
            let home = try Directory(named: name, in: folder)
            guard try home.status(of: nameInHome)?.kind == .regular else { return nil }
            return try UserFile(
                path: "\(name)/\(nameInHome)", of: user, isInHome: true, home.open(nameInHome, [.read]))
        case .symbolicLink, .socket, .other, nil: return nil
        }
    }

    /// Reads the file as that of `uid`, under the name `path`, unless somebody else could have written it.
    ///
    /// Outside homes an administrator collected the files, who may own them.
    func read(as uid: UserID, path: String) throws(PlatformError) -> ImportedFile {
        guard status.kind == .regular else { return refused(.notRegular, path: path) }
        if let refusal = foreignness(to: uid) { return refused(refusal, path: path) }
        let bytes = try descriptor.readAll(atMost: Self.longest + 1)
        guard bytes.count <= Self.longest else {
            return refused(.tooLarge(limit: Self.longest), path: path)
        }
        return ImportedFile(path: path, content: GoogleAuthenticatorFile.read(bytes, of: user), user: user)
    }

    private func foreignness(to uid: UserID) -> ImportRefusal? {
        guard status.owner == uid || (status.owner == .root && !isInHome) else {
            return .foreignOwner(status.owner)
        }
        return status.mode & 0o022 == 0 ? nil : .writableByOthers(mode: status.mode)
    }

    /// The file, of which nothing is taken over.
    func refused(_ refusal: ImportRefusal, path: String) -> ImportedFile {
        ImportedFile(path: path, content: MigrationFile(), user: user, refusal: refusal)
    }
}
