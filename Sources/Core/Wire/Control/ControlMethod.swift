/// The methods of `io.sallyport.Control`; the raw value is the name within the interface.
package enum ControlMethod: String, CaseIterable, Sendable {
    case enrolUser = "EnrolUser"
    case showUser = "ShowUser"
    case listUsers = "ListUsers"
    case resetUser = "ResetUser"
    case lockUser = "LockUser"
    case unlockUser = "UnlockUser"
    case offboardUser = "OffboardUser"
    case importUsers = "ImportUsers"
    case getStatus = "GetStatus"
    case explainPolicy = "ExplainPolicy"
    case acceptClock = "AcceptClock"
    case issuePass = "IssuePass"
    case setContact = "SetContact"
    case notifyUser = "NotifyUser"
    case testCourier = "TestCourier"
    case forgetDevices = "ForgetDevices"
    case confirmUser = "ConfirmUser"
    case applyPolicy = "ApplyPolicy"
    case reloadSettings = "ReloadSettings"
    case listSessions = "ListSessions"
    case endSession = "EndSession"

    /// The interface that all of them belong to.
    package static let interface = "io.sallyport.Control"

    /// The name on the wire, such as `io.sallyport.Control.EnrolUser`.
    package var qualifiedName: String { "\(Self.interface).\(rawValue)" }

    /// Whether the answer comes in parts, so that a call must say `more`.
    package var answersInParts: Bool { self == .listUsers || self == .listSessions }
}
