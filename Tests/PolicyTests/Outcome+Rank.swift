import Policy

extension Outcome {
    /// How strict an outcome is, told apart from the order that policy itself goes by.
    var rank: Int {
        switch self {
        case .notAsked: 0
        case .offer: 1
        case .announce: 2
        case .ask: 3
        case .askVoucher: 4
        case .enrol: 5
        case .askProof: 6
        case .askPass: 7
        case .refuse: 8
        }
    }
}
