package import Identity

/// Why a call was not carried out: the errors of `io.sallyport.Control` and of `org.varlink.service`.
package enum ControlError: Error, Hashable, Sendable {
    case noSuchUser(AccountName)
    case notEnrolled(AccountName)
    case alreadyEnrolled(AccountName)
    /// It was cut off for good, and only an unlock that says so opens it again.
    case offboarded(AccountName)
    /// It is uid 0, which nobody could open again.
    case rootIsKept(AccountName)
    /// The account holds as many factors as it may.
    case tooManyFactors(AccountName)
    /// Nothing is known of where the person can be reached.
    case noContact(AccountName)
    /// The account remembers no device of that number.
    case noSuchDevice(AccountName, device: Int)
    /// No such session is open, or it is somebody else's.
    case noSuchSession(Int)
    /// No copy of the record opens; the reason is for administrators.
    case damaged(AccountName, reason: String)
    /// The uid has a record under another name, or the name one under another uid.
    case nameMismatch(AccountName, reason: String)
    /// Nothing was changed; try again.
    case storeUnavailable(reason: String)
    /// The daemon could not ask who the user is; try again.
    case nameServiceUnavailable

    /// The settings cannot be used; each fault with its place where it has one.
    case settingsRejected(faults: [String])
    /// Settings are being tried out already.
    case trialRunning

    /// The peer may not do this.
    case permissionDenied
    /// The name of the field that is missing, unknown, or has a value that it cannot have.
    case invalidParameter(String)
    case methodNotFound(String)
    case methodNotImplemented(String)
    case interfaceNotFound(String)
    /// The method answers in parts, and the call did not say `more`.
    case expectedMore

    /// An error that this side does not know, by its qualified name.
    case unknown(String)
}
