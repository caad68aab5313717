/// The fields of a `placeAnswer`, by their tags.
enum PlaceAnswerField: UInt8, WireField {
    case outcome = 0x01
    case owner = 0x02
    case process = 0x03
    case ancestors = 0x04
    case auditSession = 0x05
    case controlGroup = 0x06

    var lengths: ClosedRange<Int> {
        switch self {
        case .outcome: 1...1
        case .owner, .auditSession: 4...4
        case .process: 12...12
        case .ancestors: 12...12 * 8
        case .controlGroup: 1...512
        }
    }

    /// All of them, each with its tag and its length.
    static var longestBody: Int { allCases.reduce(0) { $0 + 3 + $1.lengths.upperBound } }
}
