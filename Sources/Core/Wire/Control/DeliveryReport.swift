package import Identity

/// One thing that was sent to a person, and what became of it; never what it said.
package struct DeliveryReport: Codable, Hashable, Sendable {
    package var at: Timestamp
    package var channel: OutOfBandChannel
    /// Masked.
    package var to: String
    package var purpose: Purpose
    package var fate: Fate
    /// Nil for what was sent, and for what waits without a fault.
    package var reason: DeliveryFault?

    package init(
        at: Timestamp, channel: OutOfBandChannel, to: String, purpose: Purpose, fate: Fate,
        reason: DeliveryFault? = nil
    ) {
        self.at = at
        self.channel = channel
        self.to = to
        self.purpose = purpose
        self.fate = fate
        self.reason = reason
    }

    package enum Purpose: String, Codable, CaseIterable, Sendable {
        case code
        /// Of a change to the account.
        case notice
        /// An administrator's text.
        case message
    }

    package enum Fate: String, Codable, CaseIterable, Sendable {
        case sent
        /// Not yet: it is tried again.
        case waiting
        /// It will not be sent, however often that were tried.
        case refused
        /// It could not be sent, and is not tried any more.
        case failed
    }
}
