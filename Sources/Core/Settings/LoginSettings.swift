package import Identity

/// `[login]`: what is demanded where no rule says otherwise.
package struct LoginSettings: Hashable, Sendable {
    /// What the installed file says, and what an absent key means.
    package static let installed = Self(
        services: ["sshd", "login"].compactMap { try? ServiceName($0) }, require: .always,
        methods: [.totp, .hotp, .email, .sms, .recoveryCode], enrol: .firstLogin)

    /// What an absent `fresh` means.
    package static let installedFreshSeconds: Int64 = 900
    /// In seconds: 1 s to 24 h.
    static let fresh: ClosedRange<Int64> = 1...86_400

    /// Where a proof is demanded; never empty.
    package let services: [ServiceName]
    package let require: Requirement
    /// In the order offered; never empty.
    package let methods: [Method]
    package let enrol: EnrolmentPolicy
    /// The day from which an account that is not enrolled is refused; until then it is told so, and passes.
    package let enrolUntil: CalendarDay?
    /// How old the proof of a login session may be where `step-up` asks for one: 1 s to 24 h.
    package let freshSeconds: Int64
    /// Nil: no device is remembered.
    package let remember: Remembrance?

    package init(
        services: [ServiceName], require: Requirement, methods: [Method], enrol: EnrolmentPolicy,
        enrolUntil: CalendarDay? = nil, freshSeconds: Int64 = Self.installedFreshSeconds,
        remember: Remembrance? = nil
    ) {
        self.services = services
        self.require = require
        self.methods = methods
        self.enrol = enrol
        self.enrolUntil = enrolUntil
        self.freshSeconds = freshSeconds
        self.remember = remember
    }
}

extension ServiceName {
    /// Whether this name, written in the settings, means `service`: `sudo` means `sudo-i` too, `sudo-i`
    /// itself alone.
    package func covers(_ service: ServiceName) -> Bool {
        self == service || description == service.family
    }
}
