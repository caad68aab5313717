/// The fields of a `request`, by their tags.
enum SelfServiceField: UInt8, WireField {
    case conversation = 0x01
    case action = 0x02
    case flags = 0x03
    case factor = 0x04
    case name = 0x05
    case tty = 0x06
    case method = 0x07
    case secret = 0x08
    case digits = 0x09
    case period = 0x0A
    case algorithm = 0x0B
    case counter = 0x0C
    case purpose = 0x0D
    case fresh = 0x0E
    case user = 0x0F

    var lengths: ClosedRange<Int> {
        switch self {
        case .conversation: 16...16
        case .action, .method, .digits, .algorithm: 1...1
        case .factor, .period: 2...2
        case .flags, .fresh: 4...4
        case .purpose: 1...200
        case .user: 1...256
        case .counter: 8...8
        case .name: 1...64
        case .secret: 10...64
        case .tty: 1...256
        }
    }
}
