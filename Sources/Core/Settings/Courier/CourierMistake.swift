package import Identity

/// What can be wrong with `courier.conf` alone.
package enum CourierMistake: Hashable, Sendable {
    case missingVia(allowed: [String])
    case missingKey(via: String)
    /// The key goes with other values of `via`.
    case keyOfOthers(via: String, others: [String])
    /// One key means nothing without the other.
    case missingPartner(String)
    /// Of a list, with how many it has.
    case tooMany(Int, most: Int)
    case notASCII
    case notAPath(String)
    /// Of the file that it names; the reason is whole, in the words of whoever looked at it.
    case badFile(String)
    /// The secret itself may stand there, so what stands there is never shown; nor is it where a URL, an account or a header
    /// was to be.
    case notASecret
    case badMailbox(String, IdentityError)
    case badHost(String)
    /// The key means nothing without encryption, or must not go without it.
    case needsEncryption
    /// Without encryption to a host that is not this one.
    case plainElsewhere(host: String)
    case badURL(URLMistake)
    case badAccount
    case badCountry(String)
    case badHeader
    /// A header that follows from the request, such as Content-Length.
    case headerIsOurs(String)
    case badStatus(String)
    case unknownField(String, meant: String?)
    case fieldNotHere(MessageTemplate.Field)
    /// None of these is anywhere.
    case noField([MessageTemplate.Field])
    case tokenUnused
    case bodyWithGET
    case bodyMissing

    package enum URLMistake: Hashable, Sendable {
        /// Not `https://` and a host, or not ASCII without spaces.
        case form
        /// It has a user name.
        case user
        /// It has a `#`.
        case fragment
        /// It has a `?` where the path of a provider's interface follows.
        case query
        /// It has a brace where nothing is filled in.
        case field
        /// Without encryption to a host that is not this one.
        case plainElsewhere
    }
}
