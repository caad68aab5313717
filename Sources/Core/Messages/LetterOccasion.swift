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
    /// Whether the person's own password or key was proven before; su proves that of another account.
    package let isAfterOwnFactor: Bool
    /// Whom to tell, from `[help] contact`.
    package let contact: String?

    package init(
        host: String, user: AccountName, service: ServiceName?, address: InternetAddress?, time: PointInTime,
        isAfterOwnFactor: Bool = true, contact: String?
    ) {
        let name = host.unicodeScalars.filter { $0.isGraphicASCII }.prefix(64)
        self.host = name.isEmpty ? "this host" : String(name.map(Character.init))
        self.user = user
        self.service = service
        self.address = address
        self.time = time
        self.isAfterOwnFactor = isAfterOwnFactor
        self.contact = contact
    }

    /// Whom a person tells of what they did not do.
    var whom: String { contact ?? "an administrator" }

    /// Who asks, if it is not the person.
    var stranger: String {
        isAfterOwnFactor ? "somebody with your password" : "somebody at a terminal of yours"
    }

    var advice: String {
        isAfterOwnFactor
            ? "somebody knows your password: change it, and tell \(whom)"
            : "something runs in your name that you did not start: tell \(whom)"
    }

    var shortAdvice: String { isAfterOwnFactor ? "Change your password" : "Tell an administrator" }

    /// The user's name, with a question mark for what no letter may have.
    var shownUser: String {
        String(
            String.UnicodeScalarView(
                user.description.unicodeScalars.map { Letter.isPrintable($0) ? $0 : "?" }))
    }
}
