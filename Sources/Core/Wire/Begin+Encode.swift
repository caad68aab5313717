import Identity

extension Begin {
    /// The body of the frame.
    ///
    /// - Precondition: every value is within the bounds of its field.
    var body: [UInt8] {
        var body: [UInt8] = []
        for field in BeginField.allCases {
            guard let value = value(of: field) else { continue }
            body += field.bytes(value)
        }
        return body
    }

    private func value(of field: BeginField) -> [UInt8]? {
        switch field {
        case .conversation: conversation.bytes
        case .restarts: [restarts]
        case .phase: [phase.rawValue]
        case .flags: FrameHeader.bigEndian(flags.rawValue)
        case .service: Array(service.description.utf8)
        case .user: user
        case .userAnswer: [userEntry.wireValue]
        case .userName: userEntry.name
        case .userID: userEntry.uid
        case .userGroups: userEntry.groups
        case .realUID: FrameHeader.bigEndian(realUID.rawValue)
        case .effectiveUID: FrameHeader.bigEndian(effectiveUID.rawValue)
        case .invokerAnswer: invoker.map { [$0.wireValue] }
        case .invokerName: invoker?.name
        case .invokerGroups: invoker?.groups
        case .remoteUser: remoteUser
        case .remoteHost: remoteHost
        case .tty: tty
        case .process: Self.bytes(of: [process])
        case .ancestors: ancestors.isEmpty ? nil : Self.bytes(of: ancestors)
        case .auditSession: auditSession.map(FrameHeader.bigEndian)
        case .controlGroup: controlGroup
        case .sshAuthInfo: sshAuthInfo
        case .sshConnection: sshConnection
        case .token: token?.bytes
        case .commandLine: commandLine
        }
    }

    private static func bytes(of processes: [ProcessIdentity]) -> [UInt8] {
        processes.flatMap { FrameHeader.bigEndian($0.pid) + FrameHeader.bigEndian($0.startTime) }
    }
}

extension NameServiceAnswer {
    fileprivate var wireValue: UInt8 {
        switch self {
        case .failed: 0
        case .noSuchUser: 1
        case .found: 2
        }
    }

    fileprivate var name: [UInt8]? {
        if case .found(let name, _, _) = self { Array(name.description.utf8) } else { nil }
    }

    fileprivate var uid: [UInt8]? {
        if case .found(_, let uid, _) = self { FrameHeader.bigEndian(uid.rawValue) } else { nil }
    }

    fileprivate var groups: [UInt8]? {
        guard case .found(_, _, let gids) = self else { return nil }
        return gids.flatMap { FrameHeader.bigEndian($0.rawValue) }
    }
}
