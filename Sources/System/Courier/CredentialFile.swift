internal import Identity
internal import Platform

/// A file that holds a password or a token, alone in it.
package enum CredentialFile {
    /// Of the secret, in bytes.
    package static let longest = 1_024

    /// Reads the secret: one line of 1 to ``longest`` bytes of printable UTF-8, of which the line break is no part.
    ///
    /// `place` is an absolute path, or the bare name of a credential in the folder `credentials`. systemd guards what is
    /// there, so only a file anywhere else must belong to root or to us, and have no bit that lets others read it or
    /// anybody else write it. A link is followed where an administrator wrote the path, and not among credentials.
    package static func read(_ place: String, credentials: String?) throws(CredentialError) -> String {
        guard !place.hasPrefix("/") else {
            let (bytes, status) = try contents(place, called: place, followingLink: true)
            try check(status, place)
            return try secret(bytes, place)
        }
        let path = try path(of: place, in: credentials)
        return try secret(
            try contents(path, called: someCredential, followingLink: false).bytes, someCredential)
    }

    /// What errors call a credential.
    static let someCredential = "the credential"

    private static func path(of name: String, in folder: String?) throws(CredentialError) -> String {
        guard let folder else { throw .noCredentials }
        guard !name.isEmpty, !name.contains("/"), name != ".." else { throw .malformed(path: someCredential) }
        return "\(folder)/\(name)"
    }

    private static func contents(
        _ path: String, called name: String, followingLink: Bool
    ) throws(CredentialError) -> (bytes: [UInt8], status: FileStatus) {
        do throws(RegularFile.ReadError) {
            let file = try RegularFile.read(path: path, atMost: longest + 2, followingLink: followingLink)
            return (file.bytes, file.status)
        } catch {
            switch error {
            case .system(let error):
                throw .system(PlatformError(operation: error.operation, path: name, errno: error.errno))
            case .notRegular: throw .notRegular(path: name)
            case .tooLarge: throw .malformed(path: name)
            }
        }
    }

    private static func check(_ status: FileStatus, _ path: String) throws(CredentialError) {
        guard status.owner.isRoot || status.owner == ProcessFacts.effectiveUser else {
            throw .foreignOwner(path: path, status.owner)
        }
        guard status.mode & 0o004 == 0 else { throw .readableByOthers(path: path) }
        guard status.mode & 0o022 == 0 else { throw .writableByOthers(path: path) }
    }

    private static func secret(_ bytes: [UInt8], _ path: String) throws(CredentialError) -> String {
        var bytes = bytes[...]
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard (1...longest).contains(bytes.count), let text = String(validating: bytes, as: UTF8.self),
            text.unicodeScalars.allSatisfy(isPrintable)
        else { throw .malformed(path: path) }
        return text
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
        default: true
        }
    }
}
