package import Wire

extension DeliveryFault {
    /// Whether the same letter may have better luck in a while.
    package var mayPass: Bool {
        switch self {
        case .unreachable, .busy, .timedOut: true
        case .notConfigured, .tooMany, .badDestination, .certificate, .credentials, .refused, .courier: false
        }
    }

    /// What the fault makes of a letter: refused where somebody looked at it and said no.
    package var fate: DeliveryAnswer.Fate {
        switch self {
        case .tooMany, .badDestination, .refused: .refused
        case .notConfigured, .unreachable, .certificate, .credentials, .busy, .timedOut, .courier: .failed
        }
    }
}
