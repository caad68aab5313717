package import Identity

/// One call of the control interface, read and typed, not yet judged.
package enum ControlCall: Sendable {
    case enrolUser(EnrolUserParameters)
    case showUser(ShowUserParameters)
    case listUsers(ListUsersParameters)
    case resetUser(ResetUserParameters)
    case lockUser(LockUserParameters)
    case unlockUser(UnlockUserParameters)
    case offboardUser(OffboardUserParameters)
    case importUsers(ImportUsersParameters)
    case getStatus(GetStatusParameters)
    case explainPolicy(ExplainPolicyParameters)
    case acceptClock(AcceptClockParameters)
    case issuePass(IssuePassParameters)
    case setContact(SetContactParameters)
    case notifyUser(NotifyUserParameters)
    case testCourier(TestCourierParameters)
    case forgetDevices(ForgetDevicesParameters)
    case confirmUser(ConfirmUserParameters)
    case applyPolicy(ApplyPolicyParameters)
    case reloadSettings(ReloadSettingsParameters)
    case listSessions(ListSessionsParameters)
    case endSession(EndSessionParameters)

    package var method: ControlMethod {
        switch self {
        case .enrolUser: .enrolUser
        case .showUser: .showUser
        case .listUsers: .listUsers
        case .resetUser: .resetUser
        case .lockUser: .lockUser
        case .unlockUser: .unlockUser
        case .offboardUser: .offboardUser
        case .importUsers: .importUsers
        case .getStatus: .getStatus
        case .explainPolicy: .explainPolicy
        case .acceptClock: .acceptClock
        case .issuePass: .issuePass
        case .setContact: .setContact
        case .notifyUser: .notifyUser
        case .testCourier: .testCourier
        case .forgetDevices: .forgetDevices
        case .confirmUser: .confirmUser
        case .applyPolicy: .applyPolicy
        case .reloadSettings: .reloadSettings
        case .listSessions: .listSessions
        case .endSession: .endSession
        }
    }

    /// The one account that the call is about, as the caller wrote it; nil where there is none, or where
    /// it is the caller's own (``mayNameNobody``).
    ///
    /// The uid is to be believed from a peer with euid 0 alone.
    package var subject: (user: AccountName, uid: UserID?)? {
        switch self {
        case .enrolUser(let call): (call.user, call.uid)
        case .showUser(let call): call.user.map { ($0, call.uid) }
        case .resetUser(let call): (call.user, call.uid)
        case .lockUser(let call): (call.user, call.uid)
        case .unlockUser(let call): (call.user, call.uid)
        case .offboardUser(let call): (call.user, call.uid)
        case .explainPolicy(let call): (call.user, call.uid)
        case .issuePass(let call): (call.user, call.uid)
        case .setContact(let call): (call.user, call.uid)
        case .notifyUser(let call): (call.user, call.uid)
        case .forgetDevices(let call): call.user.map { ($0, call.uid) }
        case .confirmUser(let call): call.user.map { ($0, call.uid) }
        case .listSessions(let call): call.user.map { ($0, call.uid) }
        case .endSession(let call): call.user.map { ($0, call.uid) }
        case .listUsers, .importUsers, .getStatus, .acceptClock, .testCourier, .applyPolicy, .reloadSettings:
            nil
        }
    }

    /// Whether it is about the caller's own account where it names none.
    package var mayNameNobody: Bool {
        switch self {
        case .showUser, .forgetDevices, .confirmUser: true
        case .listSessions(let call): !(call.everybody ?? false)
        case .endSession(let call): !(call.everybody ?? false)
        default: false
        }
    }
}
