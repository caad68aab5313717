package import Wire

extension ControlCall {
    /// Reads a call of the control interface.
    ///
    /// - Throws: ``ControlError/methodNotFound(_:)``, ``ControlError/expectedMore`` or
    ///   ``ControlError/invalidParameter(_:)``.
    package init(_ call: VarlinkCall) throws(ControlError) {
        guard let method = ControlMethod(rawValue: call.name) else { throw .methodNotFound(call.method) }
        guard call.wantsMore || !method.answersInParts else { throw .expectedMore }
        self =
            switch method {
            case .enrolUser: .enrolUser(try call.parameters())
            case .showUser: .showUser(try call.parameters())
            case .listUsers: .listUsers(try call.parameters())
            case .resetUser: .resetUser(try call.parameters())
            case .lockUser: .lockUser(try call.parameters())
            case .unlockUser: .unlockUser(try call.parameters())
            case .offboardUser: .offboardUser(try call.parameters())
            case .importUsers: .importUsers(try call.parameters())
            case .getStatus: .getStatus(try call.parameters())
            case .explainPolicy: .explainPolicy(try call.parameters())
            case .acceptClock: .acceptClock(try call.parameters())
            case .issuePass: .issuePass(try call.parameters())
            case .setContact: .setContact(try call.parameters())
            case .notifyUser: .notifyUser(try call.parameters())
            case .testCourier: .testCourier(try call.parameters())
            case .forgetDevices: .forgetDevices(try call.parameters())
            case .confirmUser: .confirmUser(try call.parameters())
            case .applyPolicy: .applyPolicy(try call.parameters())
            case .reloadSettings: .reloadSettings(try call.parameters())
            case .listSessions: .listSessions(try call.parameters())
            case .endSession: .endSession(try call.parameters())
            }
    }
}
