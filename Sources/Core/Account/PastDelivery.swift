package import Identity
package import Wire

/// One letter that was to be sent to the owner of an account, and what became of it.
package struct PastDelivery: Hashable, Sendable {
    package enum Purpose: UInt8, Hashable, Sendable {
        case code = 1
        /// That something was changed.
        case notice = 2
        /// An administrator's own words.
        case message = 3
    }

    package enum Fate: Hashable, Sendable {
        /// Nobody knows yet, or ever will: the daemon was started anew.
        case waiting
        case sent
        case refused(DeliveryFault)
        case failed(DeliveryFault)

        /// Whether it never left this host, so that nobody can be harmed by it.
        var isOurs: Bool {
            switch self {
            case .refused(let fault), .failed(let fault): fault.isOurs
            case .waiting, .sent: false
            }
        }
    }

    /// Counts the account's deliveries.
    package let number: UInt32
    package internal(set) var at: Int64
    package let channel: OutOfBandChannel
    /// The address as it may be shown, 1 to 64 bytes.
    package let masked: String
    package let purpose: Purpose
    /// The stranger who asked for it; nil where it was the owner, from where the owner is known, or an administrator.
    package internal(set) var source: FailureSource?
    package var fate = Fate.waiting

    package init(
        number: UInt32, at: Int64, channel: OutOfBandChannel, masked: String, purpose: Purpose,
        source: FailureSource?
    ) {
        self.number = number
        self.at = at
        self.channel = channel
        self.masked = masked
        self.purpose = purpose
        self.source = source
    }
}

extension DeliveryFault {
    fileprivate var isOurs: Bool {
        switch self {
        case .notConfigured, .unreachable, .certificate, .credentials, .courier: true
        case .tooMany, .badDestination, .refused, .busy, .timedOut: false
        }
    }
}
