extension DeliveryFault: Codable {
    /// As the control interface writes it.
    package var word: String {
        switch self {
        case .notConfigured: "notConfigured"
        case .tooMany: "tooMany"
        case .badDestination: "badDestination"
        case .unreachable: "unreachable"
        case .certificate: "certificate"
        case .credentials: "credentials"
        case .refused: "refused"
        case .busy: "busy"
        case .timedOut: "timedOut"
        case .courier: "courier"
        }
    }

    package init(from decoder: any Decoder) throws {
        let word = try decoder.singleValueContainer().decode(String.self)
        guard let fault = Self.allCases.first(where: { $0.word == word }) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "an unknown fault"))
        }
        self = fault
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(word)
    }
}
