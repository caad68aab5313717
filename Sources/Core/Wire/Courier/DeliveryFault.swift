/// Why a letter was not delivered, as far as it matters to somebody who waits for it.
package enum DeliveryFault: UInt8, CaseIterable, Hashable, Sendable {
    /// No provider is configured for this channel, or its settings cannot be used.
    case notConfigured = 1
    /// The courier's own caps.
    case tooMany = 2
    /// The provider, or our list of countries, does not take this address.
    case badDestination = 3
    /// No connection to the provider.
    case unreachable = 4
    /// The provider's certificate is not one for its name, or there is no encryption where it is demanded.
    case certificate = 5
    /// The provider does not take our credentials.
    case credentials = 6
    /// The provider refused for good.
    case refused = 7
    /// The provider says to try again later.
    case busy = 8
    case timedOut = 9
    /// The courier itself could not.
    case courier = 10
}
