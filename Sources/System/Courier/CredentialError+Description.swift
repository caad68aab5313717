internal import Settings

extension CredentialError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .system(let error): "\(error)".escaped
        case .noCredentials:
            "systemd gave this process no credentials; write an absolute path, or set LoadCredential="
        case .notRegular(let path): "\(path.escaped) is not a regular file"
        case .foreignOwner(let path, let owner):
            "\(path.escaped) belongs to uid \(owner): it must belong to root or to whoever reads it"
        case .readableByOthers(let path):
            "\(path.escaped) can be read by everybody; chmod o-rwx takes that away"
        case .writableByOthers(let path):
            "\(path.escaped) can be written by others than its owner; chmod go-w takes that away"
        case .malformed(let path):
            "\(path.escaped) must hold one line of 1 to \(CredentialFile.longest) printable bytes"
        }
    }
}
