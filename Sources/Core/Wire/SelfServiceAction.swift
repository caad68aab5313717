/// The actions of a `request`, as its field says them, and the fields that each takes.
enum SelfServiceAction: UInt8, CaseIterable {
    case enable = 1
    case disable = 2
    case renewRecoveryCodes = 3
    case renameFactor = 4
    case removeFactor = 5
    case verify = 6
    case adopt = 7
    case confirm = 8

    /// The fields beside those of every request; any other is refused.
    var fields: Set<SelfServiceField> {
        switch self {
        case .enable: [.method, .name]
        case .disable, .renewRecoveryCodes, .verify: []
        case .renameFactor: [.factor, .name]
        case .removeFactor: [.factor]
        case .confirm: [.purpose, .fresh, .user]
        case .adopt: [.name, .method, .secret, .digits, .period, .algorithm, .counter]
        }
    }
}

extension SelfServiceRequest.Action {
    var number: SelfServiceAction {
        switch self {
        case .enable: .enable
        case .disable: .disable
        case .renewRecoveryCodes: .renewRecoveryCodes
        case .renameFactor: .renameFactor
        case .removeFactor: .removeFactor
        case .verify: .verify
        case .adopt: .adopt
        case .confirm: .confirm
        }
    }
}
