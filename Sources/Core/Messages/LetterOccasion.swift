package import Identity
import Wire

/// Where, for whom and when something happened that a letter tells of.
package struct LetterOccasion: Hashable, Sendable {
    package let host: String
    package let user: AccountName
    /// Nil where no service is concerned.
    package let service: ServiceName?
    /// The address; a host's name may be anybody's words, and is not told.
    package let address: InternetAddress?
    package let time: PointInTime
    /// Whom to tell, from `[help] contact`.
    package let contact: String?

    package init(
        host: String, user: AccountName, service: ServiceName?, address: InternetAddress?, time: PointInTime,
        contact: String?
    ) {
        let name = host.unicodeScalars.filter { (0x21..<0x7F).contains($0.value) }.prefix(64)
        self.host = name.isEmpty ? "this host" : String(name.map(Character.init))
        self.user = user
        self.service = service
        self.address = address
        self.time = time
        self.contact = contact
    }

    /// Whom a person tells of what they did not do.
    var whom: String { contact ?? "an administrator" }

    /// The user's name, with a question mark for what no letter may have.
    var shownUser: String {
        String(
            String.UnicodeScalarView(
                user.description.unicodeScalars.map { Letter.isPrintable($0) ? $0 : "?" }))
    }
}
