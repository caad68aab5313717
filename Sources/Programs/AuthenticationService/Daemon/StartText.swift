import Account
import Platform

/// Every sentence with which the daemon says why it does not start.
enum StartText {
    static let noKey =
        "no master key: systemd has no credential \"master-key\" ready, and no --key-file is given "
        + "(sallyport setup --key-file FILE makes one)"

    static func keyIsOpen(_ path: String) -> String {
        "\(path): the master key can be read by others than its owner; chmod 600 takes that away"
    }

    static func keyUnreadable(_ path: String, _ error: RegularFile.ReadError) -> String {
        switch error {
        case .system(let error): "the master key: \(error)"
        case .notRegular: "the master key: \(path) is not a regular file"
        case .tooLarge: "the master key: \(path) is too large to be a key file"
        }
    }

    static func keyMalformed(_ path: String, _ error: MasterKeys.TextError) -> String {
        switch error {
        case .empty: "\(path): there is no master key in it"
        case .line(let line): "\(path):\(line): this line is no master key"
        case .tooManyKeys: "\(path):3: a key file holds at most two keys, the current one first"
        case .cryptography: "\(path): libcrypto refuses the key"
        }
    }

    static func wrongKey(_ stateDirectory: String) -> String {
        "the accounts in \(stateDirectory) were sealed by another master key; nothing was changed"
    }

    static func socket(_ name: String) -> String {
        "systemd handed no socket named \"\(name)\" over"
    }

    static func version(_ version: String) -> String { "sallyportd \(version)" }
}
