import Identity
import Platform

/// Whose sessions a list is of, and where it is read.
struct AskedSessions {
    /// Nil: everybody's, or those of whoever asks.
    var user: AccountName?
    /// Such as `pts/3`, as the daemon names terminals too; nil where the command has none.
    var ownTerminal: String?

    /// A list that this process shows; whichever of its first descriptors is a terminal tells where.
    static func here(of user: AccountName?) -> Self {
        let names = (0...2).lazy.compactMap { Terminal.name(of: $0) }
        return Self(user: user, ownTerminal: names.first.map(Self.short))
    }

    private static func short(_ path: String) -> String {
        let folder = "/dev/"
        return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
    }
}
