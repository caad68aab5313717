import Identity
import Platform
import Wire

/// How far the second factor is rolled out: of the accounts that people can log in to, which have one.
struct RollOut: Encodable {
    /// Shells that let nobody in.
    private static let closedShells: Set = ["nologin", "false", "sync", "shutdown", "halt"]

    /// Users with a login shell that the name service lists; one uid counts once.
    let accounts: Int
    let enrolled: Int
    /// In the order of their uids.
    let notEnrolled: [String]

    init(_ entries: [NameService.Entry], _ users: [UserReport]) {
        let enrolledUIDs = Set(users.filter { !$0.factors.isEmpty }.map(\.uid))
        var seen: Set<UserID> = []
        let open = entries.filter { Self.isOpen($0.shell) && seen.insert($0.uid).inserted }
            .sorted { $0.uid < $1.uid }
        accounts = open.count
        notEnrolled = open.filter { !enrolledUIDs.contains($0.uid) }.map(\.name.description)
        enrolled = open.count - notEnrolled.count
    }

    private static func isOpen(_ shell: String) -> Bool {
        !closedShells.contains(shell.split(separator: "/").last.map(String.init) ?? "")
    }
}
