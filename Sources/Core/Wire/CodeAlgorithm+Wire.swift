extension CodeAlgorithm {
    /// The byte that says it in a frame.
    var wireValue: UInt8 {
        switch self {
        case .sha1: 1
        case .sha256: 2
        case .sha512: 3
        }
    }

    init?(wireValue: UInt8) {
        guard let algorithm = Self.allCases.first(where: { $0.wireValue == wireValue }) else { return nil }
        self = algorithm
    }
}
