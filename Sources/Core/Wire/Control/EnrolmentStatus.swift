/// How people get their first factor.
package struct EnrolmentStatus: Codable, Hashable, Sendable {
    /// `first-login`, `proof`, `pass` or `admin`.
    package var enrol: String
    /// The last day on which a login without a factor is let pass, such as `2027-01-31`; nil: no such day.
    package var until: String?

    package init(enrol: String, until: String? = nil) {
        self.enrol = enrol
        self.until = until
    }
}
