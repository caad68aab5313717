import Identity
import Platform
import Wire

/// How far the second factor is rolled out: of the accounts that people can log in to, which have one.
struct RollOut: Encodable {
    /// Users with a login shell that the name service lists; one uid counts once, and what is locked for good not at all.
    let accounts: Int
    let enrolled: Int
    /// In the order of their uids.
    let notEnrolled: [String]

    init(_ entries: [NameService.Entry], _ users: [UserReport]) {
        let enrolledUIDs = Set(users.filter { !$0.factors.isEmpty }.map(\.uid))
        var seen = Set(users.filter(\.isClosedForGood).map(\.uid))
        let open = entries.filter { LoginShell.isOpen($0) && seen.insert($0.uid).inserted }
            .sorted { $0.uid < $1.uid }
        accounts = open.count
        notEnrolled = open.filter { !enrolledUIDs.contains($0.uid) }.map(\.name.description)
        enrolled = open.count - notEnrolled.count
    }

    /// Whole percents, rounded down: all of them only when nobody is left.
    var percent: Int { accounts == 0 ? 100 : enrolled * 100 / accounts }
}
