import Account
package import Policy
import Settings

extension Standing {
    /// By which methods an account could prove itself, whatever policy thinks of them.
    package init(_ account: AccountView) {
        let means = account.means
        self =
            account.isEnrolled
            ? .enrolled(Method.allCases.filter { means.contains(Means($0)) }) : .notEnrolled
    }
}
