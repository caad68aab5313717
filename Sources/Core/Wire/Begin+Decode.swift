import Identity

extension Begin {
    /// Reads the body of a `begin`.
    package init(_ body: [UInt8]) throws(WireError) {
        let fields = try FieldValues<BeginField>(body)
        conversation = try fields.conversation(.conversation)
        restarts = try Self.restarts(fields)
        phase = try Self.phase(fields)
        flags = try Self.flags(fields)
        service = try Self.service(fields)
        user = Array(try fields.bytes(.user))
        userEntry = try Self.userEntry(fields)
        realUID = UserID(rawValue: try fields.integer(.realUID))
        effectiveUID = UserID(rawValue: try fields.integer(.effectiveUID))
        invoker = try Self.invoker(fields, realUID)
        remoteUser = fields.bytesIfSent(.remoteUser)
        remoteHost = fields.bytesIfSent(.remoteHost)
        tty = fields.bytesIfSent(.tty)
        process = try fields.processes(.process)[0]
        ancestors = fields.has(.ancestors) ? try fields.processes(.ancestors) : []
        auditSession = fields.has(.auditSession) ? try fields.integer(.auditSession) : nil
        controlGroup = fields.bytesIfSent(.controlGroup)
        sshAuthInfo = try Self.inAuth(.sshAuthInfo, fields, phase)
        sshConnection = try Self.inAuth(.sshConnection, fields, phase)
        token = try Self.token(fields, phase)
        commandLine = fields.bytesIfSent(.commandLine)
    }

    private static func restarts(_ fields: FieldValues<BeginField>) throws(WireError) -> UInt8 {
        let restarts: UInt8 = try fields.integer(.restarts)
        guard restarts <= mostRestarts else { throw .field(BeginField.restarts.rawValue) }
        return restarts
    }

    private static func phase(_ fields: FieldValues<BeginField>) throws(WireError) -> Phase {
        guard let phase = Phase(rawValue: try fields.integer(.phase)) else {
            throw .field(BeginField.phase.rawValue)
        }
        return phase
    }

    private static func flags(_ fields: FieldValues<BeginField>) throws(WireError) -> Flags {
        let flags = Flags(rawValue: try fields.integer(.flags))
        guard flags.isSubset(of: .all) else { throw .field(BeginField.flags.rawValue) }
        return flags
    }

    private static func service(_ fields: FieldValues<BeginField>) throws(WireError) -> ServiceName {
        guard let text = String(validating: try fields.bytes(.service), as: UTF8.self),
            let service = try? ServiceName(text)
        else { throw .field(BeginField.service.rawValue) }
        return service
    }

    private static func userEntry(_ fields: FieldValues<BeginField>) throws(WireError) -> NameServiceAnswer {
        let answer = try fields.integer(.userAnswer, UInt8.self)
        guard answer == 2 else {
            for field in [BeginField.userName, .userID, .userGroups] where fields.has(field) {
                throw .field(field.rawValue)
            }
            return try absence(answer, .userAnswer)
        }
        return .found(
            name: try name(.userName, fields), uid: UserID(rawValue: try fields.integer(.userID)),
            gids: try fields.groups(.userGroups))
    }

    private static func invoker(
        _ fields: FieldValues<BeginField>, _ uid: UserID
    ) throws(WireError) -> NameServiceAnswer? {
        let isFound = fields.has(.invokerAnswer) ? try fields.integer(.invokerAnswer, UInt8.self) == 2 : false
        guard isFound else {
            for field in [BeginField.invokerName, .invokerGroups] where fields.has(field) {
                throw .field(field.rawValue)
            }
            guard fields.has(.invokerAnswer) else { return nil }
            return try absence(try fields.integer(.invokerAnswer), .invokerAnswer)
        }
        return .found(name: try name(.invokerName, fields), uid: uid, gids: try fields.groups(.invokerGroups))
    }

    private static func absence(
        _ answer: UInt8, _ field: BeginField
    ) throws(WireError) -> NameServiceAnswer {
        switch answer {
        case 0: return .failed
        case 1: return .noSuchUser
        default: throw .field(field.rawValue)
        }
    }

    private static func name(_ field: BeginField, _ fields: FieldValues<BeginField>) throws(WireError)
        -> AccountName
    {
        let bytes = try fields.bytes(field)
        guard let name = try? AccountName(bytes: bytes) else { throw .field(field.rawValue) }
        return name
    }

    /// Reads the token, where zeros mean none: a module sends on what it was given.
    ///
    /// No phase comes before auth, so none has its place there.
    private static func token(_ fields: FieldValues<BeginField>, _ phase: Phase) throws(WireError) -> Token? {
        guard phase != .auth || !fields.has(.token) else { throw .field(BeginField.token.rawValue) }
        let bytes = fields.bytesIfSent(.token) ?? []
        return bytes.allSatisfy { $0 == 0 } ? nil : Token(bytes: bytes)
    }

    private static func inAuth(
        _ field: BeginField, _ fields: FieldValues<BeginField>, _ phase: Phase
    ) throws(WireError) -> [UInt8]? {
        guard phase == .auth || !fields.has(field) else { throw .field(field.rawValue) }
        return fields.bytesIfSent(field)
    }
}
