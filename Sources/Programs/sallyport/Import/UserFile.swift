import Identity
import Migration
import Platform

/// One user's file of google-authenticator, open: `FOLDER/USER`, `.google_authenticator` in the home `FOLDER/USER`, or
/// one that was named.
///
/// Links are not followed, since users could have made them.
struct UserFile: ~Copyable {
    /// In bytes; a real one has a few hundred.
    static let longest = 64 << 10
    private static let nameInHome = ".google_authenticator"

    /// Below the folder, or as it was named.
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

    /// Opens the file at `path` as that of `user`.
    ///
    /// - Throws: ELOOP for a symbolic link.
    static func open(_ path: String, of user: AccountName) throws(PlatformError) -> UserFile {
        try UserFile(
            path: path, of: user, isInHome: false, Descriptor(path: path, [.read, .refuseLink]))
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
            return try open(of: user, inHome: Directory(named: name, in: folder))
        case .symbolicLink, .socket, .other, nil: return nil
        }
    }

    private static func open(
        of user: AccountName, inHome home: borrowing Directory
    ) throws(PlatformError) -> UserFile? {
        let path = "\(user)/\(nameInHome)"
        do throws(PlatformError) {
            guard try home.status(of: nameInHome)?.kind == .regular else { return nil }
            return try UserFile(path: path, of: user, isInHome: true, home.open(nameInHome, [.read]))
        } catch {
            throw PlatformError(operation: error.operation, path: path, errno: error.errno)
        }
    }

    /// Reads the file, under the name `path`, as that of the user whom `lookUp` finds.
    ///
    /// - Throws: ``Failure`` if the name service failed.
    func read(under path: String, _ lookUp: (String) -> Lookup<User>) throws(Failure) -> ImportedFile {
        switch lookUp(user.description) {
        case .found(let known): return read(as: known.uid, path: path)
        case .none: return refused(.noSuchUser, path: path)
        case .failed(let errno): throw Failure(.tryAgain, Sentences.nameServiceFailed(errno))
        }
    }

    /// Reads the file as that of `uid`, under the name `path`, unless somebody else could have written it.
    ///
    /// Outside homes an administrator collected the files, who may own them.
    private func read(as uid: UserID, path: String) -> ImportedFile {
        guard status.kind == .regular else { return refused(.notRegular, path: path) }
        if let refusal = foreignness(to: uid) { return refused(refusal, path: path) }
        let bytes: [UInt8]
        do {
            bytes = try descriptor.readAll(atMost: Self.longest + 1)
        } catch {
            return refused(.unreadable(error.errno), path: path)
        }
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
    private func refused(_ refusal: ImportRefusal, path: String) -> ImportedFile {
        ImportedFile(path: path, user: user, refusal: refusal)
    }
}
