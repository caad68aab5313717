/// Why no account gets its first factor at a login, whatever `enrol` says.
package enum EnrolmentBar: Hashable, Sendable {
    /// `[login] services` does not name the service; that a rule does is not enough.
    case serviceNotNamed
    case noSuchUser
    /// su has proven the password of the account that is entered, and asks the person who runs it.
    case anothersPassword
    /// uid 0, from another host.
    case rootFromAfar
    /// What is enrolled at a login is an authenticator app, and `methods` does not have it.
    case methodNotAllowed
}
