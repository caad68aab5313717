import Courier
import Wire

extension SendResult {
    /// For a letter that goes by the other channel.
    static let misdirected = Self(DeliveryAnswer(.refused, .badDestination))
}
