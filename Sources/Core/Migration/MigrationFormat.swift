/// The files that can be taken over.
package enum MigrationFormat: String, CaseIterable, Sendable {
    /// `.google_authenticator` of pam_google_authenticator: one file for each user.
    case googleAuthenticator = "google-authenticator"
    /// `users.oath` of pam_oath (liboath's UsersFile).
    case oath
    /// Comma-separated values, with a header line.
    case csv
    /// A container of keys that the maker of hardware tokens sends along (PSKC, RFC 6030).
    case pskc
}
