import Identity

extension SelfServiceRequest {
    /// Reads the body of a `request`.
    ///
    /// - Throws: ``WireError``, also for a field that the action does not take.
    package init(_ body: [UInt8]) throws(WireError) {
        let fields = try FieldValues<SelfServiceField>(body)
        conversation = try fields.conversation(.conversation)
        guard let number = SelfServiceAction(rawValue: try fields.integer(.action)) else {
            throw .field(SelfServiceField.action.rawValue)
        }
        let flags: UInt32 = try fields.integer(.flags)
        guard flags <= 1 else { throw .field(SelfServiceField.flags.rawValue) }
        isDryRun = flags == 1
        tty = fields.bytesIfSent(.tty)
        let taken = number.fields.union([.conversation, .action, .flags, .tty])
        for field in SelfServiceField.allCases where fields.has(field) && !taken.contains(field) {
            throw .field(field.rawValue)
        }
        action = try Self.action(number, fields)
    }

    private static func action(
        _ number: SelfServiceAction, _ fields: FieldValues<SelfServiceField>
    ) throws(WireError) -> Action {
        switch number {
        case .enable: .enable(method: try method(fields), name: try nameIfSent(fields))
        case .disable: .disable
        case .renewRecoveryCodes: .renewRecoveryCodes
        case .renameFactor: .renameFactor(try factor(fields), try name(fields))
        case .removeFactor: .removeFactor(try factor(fields))
        case .verify: .verify
        case .adopt: .adopt(try key(fields))
        case .confirm: try confirmation(fields)
        }
    }

    private static func confirmation(
        _ fields: FieldValues<SelfServiceField>
    ) throws(WireError) -> Action {
        let purpose = try fields.bytes(.purpose)
        guard purpose.allSatisfy(\.isPrintableASCII) else {
            throw .field(SelfServiceField.purpose.rawValue)
        }
        let fresh: UInt32 = try fields.integer(.fresh)
        guard (1...86_400).contains(fresh) else { throw .field(SelfServiceField.fresh.rawValue) }
        let user = fields.has(.user) ? try? AccountName(bytes: Array(try fields.bytes(.user))[...]) : nil
        guard !fields.has(.user) || user != nil else { throw .field(SelfServiceField.user.rawValue) }
        return .confirm(
            purpose: String(decoding: purpose, as: UTF8.self), freshSeconds: fresh, user: user)
    }

    /// Counted from 1, so 0 names none.
    private static func factor(_ fields: FieldValues<SelfServiceField>) throws(WireError) -> FactorID {
        let factor = FactorID(rawValue: try fields.integer(.factor))
        guard factor.rawValue > 0 else { throw .field(SelfServiceField.factor.rawValue) }
        return factor
    }

    private static func nameIfSent(_ fields: FieldValues<SelfServiceField>) throws(WireError) -> String? {
        fields.has(.name) ? try name(fields) : nil
    }

    private static func name(_ fields: FieldValues<SelfServiceField>) throws(WireError) -> String {
        guard let name = String(validating: try fields.bytes(.name), as: UTF8.self) else {
            throw .field(SelfServiceField.name.rawValue)
        }
        return name
    }

    private static func method(_ fields: FieldValues<SelfServiceField>) throws(WireError) -> FactorMethod {
        guard let method = FactorMethod(wireValue: try fields.integer(.method)) else {
            throw .field(SelfServiceField.method.rawValue)
        }
        return method
    }

    private static func key(_ fields: FieldValues<SelfServiceField>) throws(WireError) -> AdoptedKey {
        let method = try method(fields)
        guard method.channel == nil else { throw .field(SelfServiceField.method.rawValue) }
        guard let algorithm = CodeAlgorithm(wireValue: try fields.integer(.algorithm)) else {
            throw .field(SelfServiceField.algorithm.rawValue)
        }
        let moving = method == .totp ? SelfServiceField.period : .counter
        let other = method == .totp ? SelfServiceField.counter : .period
        guard fields.has(moving) else { throw .missingField(moving.rawValue) }
        guard !fields.has(other) else { throw .field(other.rawValue) }
        return AdoptedKey(
            method: method, secret: Array(try fields.bytes(.secret)),
            digits: Int(try fields.integer(.digits, UInt8.self)),
            period: method == .totp ? Int(try fields.integer(.period, UInt16.self)) : nil,
            algorithm: algorithm, counter: method == .hotp ? try fields.integer(.counter) : nil,
            name: try nameIfSent(fields))
    }
}
