import Courier
import Wire

/// Hands a letter to a provider, once; it waits, so it is called where waiting harms nobody.
protocol Sender: Sendable {
    /// A letter that is sent again has the stamp that it had before.
    func send(_ delivery: Delivery, _ stamp: Stamp) -> SendResult
}
