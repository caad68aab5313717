/// `[control]`: whom the control interface obeys besides root, as names of groups.
package struct ControlSettings: Hashable, Sendable {
    /// Nobody but root, which an absent table means.
    package static let installed = Self(administrators: [], helpdesk: [])

    /// May do everything that root may.
    package let administrators: [String]
    /// May show, pass and unlock.
    package let helpdesk: [String]

    package init(administrators: [String], helpdesk: [String]) {
        self.administrators = administrators
        self.helpdesk = helpdesk
    }
}
