/// The fields of a `begin`, by their tags.
enum BeginField: UInt8, WireField {
    case conversation = 0x01
    case restarts = 0x02
    case phase = 0x03
    case flags = 0x04
    case service = 0x05
    case user = 0x06
    case userAnswer = 0x07
    case userName = 0x08
    case userID = 0x09
    case userGroups = 0x0A
    case realUID = 0x0B
    case effectiveUID = 0x0C
    case invokerAnswer = 0x0D
    case invokerName = 0x0E
    case invokerGroups = 0x0F
    case remoteUser = 0x10
    case remoteHost = 0x11
    case tty = 0x12
    case process = 0x13
    case ancestors = 0x14
    case auditSession = 0x15
    case controlGroup = 0x16
    case sshAuthInfo = 0x17
    case sshConnection = 0x18
    case token = 0x19
    case commandLine = 0x1A

    var lengths: ClosedRange<Int> {
        switch self {
        case .conversation, .token: 16...16
        case .restarts, .phase, .userAnswer, .invokerAnswer: 1...1
        case .flags, .userID, .realUID, .effectiveUID, .auditSession: 4...4
        case .service: 1...64
        case .user, .userName, .invokerName, .remoteUser, .remoteHost, .tty, .sshConnection: 1...256
        case .userGroups, .invokerGroups: 4...4 * 4_096
        case .process: 12...12
        case .ancestors: 12...12 * 8
        case .controlGroup: 1...512
        case .sshAuthInfo: 1...4_096
        case .commandLine: 0...512
        }
    }
}
