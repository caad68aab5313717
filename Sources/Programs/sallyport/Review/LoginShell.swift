import Platform

/// Whether people can log in with a shell.
enum LoginShell {
    /// Shells that let nobody in.
    private static let closed: Set = ["nologin", "false", "sync", "shutdown", "halt"]

    static func isOpen(_ entry: NameService.Entry) -> Bool {
        !closed.contains(entry.shell.split(separator: "/").last.map(String.init) ?? "")
    }
}
