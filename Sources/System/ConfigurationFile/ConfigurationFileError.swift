package import Identity
package import Platform
package import Settings

/// Why a settings file could not be read, or is no TOML; what it says is judged elsewhere.
package enum ConfigurationFileError: Error, Hashable, Sendable {
    case system(PlatformError)
    /// A folder, FIFO, socket or device.
    case notRegular(path: String)
    /// Beyond ``ConfigurationFile/longest``.
    case tooLarge(path: String)
    /// Neither root's nor the reader's own.
    case foreignOwner(path: String, UserID)
    /// By a group, or by everybody.
    case writableByOthers(path: String)
    case notUTF8(Position)
    /// A NUL, raw or as `\u0000`.
    case nul(Position)
    /// Beyond ``SourceScanner/deepest``.
    case tooDeep(Position)
    /// The parser's own words, in English.
    case syntax(Position, String)

    init(_ error: RegularFile.ReadError) {
        switch error {
        case .system(let error): self = .system(error)
        case .notRegular(let path): self = .notRegular(path: path)
        case .tooLarge(let path, _): self = .tooLarge(path: path)
        }
    }
}

extension ConfigurationFileError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .system(let error): "\(error)".escaped
        case .notRegular(let path): "\(path.escaped) is not a regular file"
        case .tooLarge(let path):
            "\(path.escaped) has more than the \(ConfigurationFile.longest) bytes that are allowed"
        case .foreignOwner(let path, let owner):
            "\(path.escaped) belongs to uid \(owner): it must belong to root or to whoever reads it"
        case .writableByOthers(let path):
            "\(path.escaped) can be written by others than its owner; chmod go-w takes that away"
        case .notUTF8(let position): "\(position): not UTF-8"
        case .nul(let position): "\(position): a NUL character cannot stand in settings"
        case .tooDeep(let position): "\(position): nested deeper than any setting"
        case .syntax(let position, let reason): "\(position): \(reason.escaped)"
        }
    }
}
