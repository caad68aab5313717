import Identity

extension SelfServiceRequest {
    /// The body of the frame.
    ///
    /// - Precondition: every value is within the bounds of its field.
    var body: [UInt8] {
        SelfServiceField.allCases.reduce(into: []) { body, field in
            if let value = value(of: field) { body += field.bytes(value) }
        }
    }

    private func value(of field: SelfServiceField) -> [UInt8]? {
        switch field {
        case .conversation: conversation.bytes
        case .action: [action.number.rawValue]
        case .flags: FrameHeader.bigEndian(UInt32(isDryRun ? 1 : 0))
        case .factor: action.factor.map { FrameHeader.bigEndian($0.rawValue) }
        case .name: action.name.map { Array($0.utf8) }
        case .tty: tty
        case .method: action.method.map { [$0.wireValue] }
        case .secret: action.key?.secret
        case .digits: action.key.map { [UInt8(clamping: $0.digits)] }
        case .period: action.key?.period.map { FrameHeader.bigEndian(UInt16(clamping: $0)) }
        case .algorithm: action.key.map { [$0.algorithm.wireValue] }
        case .counter: action.key?.counter.map(FrameHeader.bigEndian)
        case .purpose: action.confirmation.map { Array($0.purpose.utf8) }
        case .fresh: action.confirmation.map { FrameHeader.bigEndian($0.freshSeconds) }
        case .user: action.confirmation?.user.map { Array($0.description.utf8) }
        }
    }
}

extension SelfServiceRequest.Action {
    fileprivate var factor: FactorID? {
        switch self {
        case .renameFactor(let factor, _), .removeFactor(let factor): factor
        case .enable, .disable, .renewRecoveryCodes, .verify, .adopt, .confirm: nil
        }
    }

    fileprivate var name: String? {
        switch self {
        case .enable(_, let name): name
        case .renameFactor(_, let name): name
        case .adopt(let key): key.name
        case .disable, .renewRecoveryCodes, .removeFactor, .verify, .confirm: nil
        }
    }

    fileprivate var method: FactorMethod? {
        if case .enable(let method, _) = self { method } else { key?.method }
    }

    fileprivate var key: AdoptedKey? {
        if case .adopt(let key) = self { key } else { nil }
    }

    fileprivate var confirmation: (purpose: String, freshSeconds: UInt32, user: AccountName?)? {
        if case .confirm(let purpose, let fresh, let user) = self { (purpose, fresh, user) } else { nil }
    }
}
