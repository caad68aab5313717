/// The fields of a `deliver`, by their tags.
enum DeliveryField: UInt8, WireField {
    /// 1 by e-mail, 2 by SMS.
    case channel = 1
    case address = 2
    /// Seconds for which it is worth being delivered.
    case life = 3
    /// Bit 0: the answer is to show each step.
    case flags = 4
    case subject = 5
    case blocks = 6

    var lengths: ClosedRange<Int> {
        switch self {
        case .channel: 1...1
        case .address: 1...254
        case .life, .flags: 4...4
        case .subject: 1...Letter.longestSubject
        case .blocks: 1...7_600
        }
    }
}
