package import Identity

/// Where a failed attempt came from; each source has a budget of its own on each account.
package enum FailureSource: Hashable, Sendable {
    /// A terminal of this host, or a program run on it.
    case local
    /// The /24 or /48 around a remote address.
    case network(Network)
    /// A remote host that came as a name, or as something that is no address at all.
    case unknownHost
    /// A process without privilege that asks for itself, such as a screen locker.
    case user(UserID)
    /// The SSH key that was the first factor: the first ``keyLength`` bytes of the SHA-256 of its line.
    ///
    /// Nobody but its holder can fail in its name, wherever he comes from.
    case key([UInt8])

    package static let keyLength = 16

    /// - Parameter remoteHost: PAM_RHOST, nil where there is none.
    package init(remoteHost: String?) {
        guard let remoteHost else {
            self = .local
            return
        }
        if let address = try? InternetAddress(remoteHost) {
            self = .network(Network(neighbourhoodOf: address))
        } else {
            self = .unknownHost
        }
    }
}
