extension ControlAccess {
    /// What can be asked for over the control socket; the raw values are the names of the methods.
    package enum Verb: String, CaseIterable, Sendable {
        case enrolUser = "EnrolUser"
        case showUser = "ShowUser"
        case listUsers = "ListUsers"
        case resetUser = "ResetUser"
        case lockUser = "LockUser"
        case unlockUser = "UnlockUser"
        case offboardUser = "OffboardUser"
        case issuePass = "IssuePass"
        case setContact = "SetContact"
        case notifyUser = "NotifyUser"
        case importUsers = "ImportUsers"
        case getStatus = "GetStatus"
        case explainPolicy = "ExplainPolicy"
        case acceptClock = "AcceptClock"
        case testCourier = "TestCourier"
        case forgetDevices = "ForgetDevices"
        case confirmUser = "ConfirmUser"
        case applyPolicy = "ApplyPolicy"
        case reloadSettings = "ReloadSettings"
        case listSessions = "ListSessions"
        case endSession = "EndSession"
    }
}
