import Policy

extension Outcome {
    /// How strict an outcome is, told apart from the order that policy itself goes by.
    var rank: Int {
        switch self {
        case .notAsked: 0
        case .announce: 1
        case .ask: 2
        case .enrol: 3
        case .askProof: 4
        case .askPass: 5
        case .refuse: 6
        }
    }
}
