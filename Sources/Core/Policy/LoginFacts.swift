package import Identity

/// What is known of one login before anything is decided.
package struct LoginFacts: Hashable, Sendable {
    package let service: ServiceName
    package let subject: Subject
    /// Nil for a local login, and for a remote host known by name only.
    package let address: InternetAddress?
    package let standing: Standing
    /// An administrator's lock, which holds for every service, demanded or not.
    package let isLocked: Bool
    /// sudo or su, run by real uid 0.
    package let isInvokedByRoot: Bool

    package init(
        service: ServiceName, subject: Subject, address: InternetAddress?, standing: Standing,
        isLocked: Bool = false, isInvokedByRoot: Bool = false
    ) {
        self.service = service
        self.subject = subject
        self.address = address
        self.standing = standing
        self.isLocked = isLocked
        self.isInvokedByRoot = isInvokedByRoot
    }
}
