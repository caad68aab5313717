import Identity

extension ControlError {
    /// The name on the wire, such as `io.sallyport.Control.NoSuchUser`.
    package var qualifiedName: String {
        switch self {
        case .noSuchUser: Self.own("NoSuchUser")
        case .notEnrolled: Self.own("NotEnrolled")
        case .alreadyEnrolled: Self.own("AlreadyEnrolled")
        case .offboarded: Self.own("Offboarded")
        case .rootIsKept: Self.own("RootIsKept")
        case .tooManyFactors: Self.own("TooManyFactors")
        case .noContact: Self.own("NoContact")
        case .noSuchDevice: Self.own("NoSuchDevice")
        case .noSuchSession: Self.own("NoSuchSession")
        case .settingsRejected: Self.own("SettingsRejected")
        case .trialRunning: Self.own("TrialRunning")
        case .damaged: Self.own("Damaged")
        case .nameMismatch: Self.own("NameMismatch")
        case .storeUnavailable: Self.own("StoreUnavailable")
        case .nameServiceUnavailable: Self.own("NameServiceUnavailable")
        case .permissionDenied: Self.standard("PermissionDenied")
        case .invalidParameter: Self.standard("InvalidParameter")
        case .methodNotFound: Self.standard("MethodNotFound")
        case .methodNotImplemented: Self.standard("MethodNotImplemented")
        case .interfaceNotFound: Self.standard("InterfaceNotFound")
        case .expectedMore: Self.standard("ExpectedMore")
        case .unknown(let name): name
        }
    }

    package var parameters: ControlErrorParameters {
        var parameters = ControlErrorParameters()
        switch self {
        case .noSuchUser(let user), .notEnrolled(let user), .alreadyEnrolled(let user), .offboarded(let user),
            .rootIsKept(let user), .tooManyFactors(let user), .noContact(let user):
            parameters.user = user
        case .damaged(let user, let reason), .nameMismatch(let user, let reason):
            parameters.user = user
            parameters.reason = reason
        case .noSuchDevice(let user, let device):
            parameters.user = user
            parameters.device = device
        case .noSuchSession(let session): parameters.session = session
        case .settingsRejected(let faults): parameters.faults = faults
        case .storeUnavailable(let reason): parameters.reason = reason
        case .invalidParameter(let name): parameters.parameter = name
        case .methodNotFound(let name), .methodNotImplemented(let name): parameters.method = name
        case .interfaceNotFound(let name): parameters.interface = name
        case .trialRunning, .nameServiceUnavailable, .permissionDenied, .expectedMore, .unknown: break
        }
        return parameters
    }

    /// Reads an error as it came; one that lacks its parameters, or is not in the table, is ``unknown(_:)``.
    package init(qualifiedName name: String, parameters: ControlErrorParameters) {
        self =
            Self.about(parameters.user, name: name, parameters) ?? Self.other(name, parameters)
            ?? .unknown(name)
    }

    private static func about(
        _ user: AccountName?, name: String, _ parameters: ControlErrorParameters
    ) -> Self? {
        guard let user else { return nil }
        let reason = parameters.reason ?? ""
        return switch name {
        case own("NoSuchUser"): .noSuchUser(user)
        case own("NotEnrolled"): .notEnrolled(user)
        case own("AlreadyEnrolled"): .alreadyEnrolled(user)
        case own("Offboarded"): .offboarded(user)
        case own("RootIsKept"): .rootIsKept(user)
        case own("TooManyFactors"): .tooManyFactors(user)
        case own("NoContact"): .noContact(user)
        case own("NoSuchDevice"): parameters.device.map { .noSuchDevice(user, device: $0) }
        case own("Damaged"): .damaged(user, reason: reason)
        case own("NameMismatch"): .nameMismatch(user, reason: reason)
        default: nil
        }
    }

    private static func other(_ name: String, _ parameters: ControlErrorParameters) -> Self? {
        switch name {
        case own("NoSuchSession"): parameters.session.map { .noSuchSession($0) }
        case own("StoreUnavailable"): .storeUnavailable(reason: parameters.reason ?? "")
        case own("NameServiceUnavailable"): .nameServiceUnavailable
        case own("SettingsRejected"): parameters.faults.map { .settingsRejected(faults: $0) }
        case own("TrialRunning"): .trialRunning
        case standard("PermissionDenied"): .permissionDenied
        case standard("InvalidParameter"): .invalidParameter(parameters.parameter ?? "")
        case standard("MethodNotFound"): .methodNotFound(parameters.method ?? "")
        case standard("MethodNotImplemented"): .methodNotImplemented(parameters.method ?? "")
        case standard("InterfaceNotFound"): .interfaceNotFound(parameters.interface ?? "")
        case standard("ExpectedMore"): .expectedMore
        default: nil
        }
    }

    private static func own(_ name: String) -> String { "\(ControlMethod.interface).\(name)" }
    private static func standard(_ name: String) -> String { "org.varlink.service.\(name)" }
}
