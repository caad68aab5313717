extension FactorMethod {
    /// The byte that says it in a frame.
    var wireValue: UInt8 {
        switch self {
        case .totp: 1
        case .hotp: 2
        case .email: 3
        case .sms: 4
        }
    }

    init?(wireValue: UInt8) {
        guard let method = Self.allCases.first(where: { $0.wireValue == wireValue }) else { return nil }
        self = method
    }
}
