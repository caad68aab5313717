/// Why something that systemd offers could not be used.
///
/// The numbers are those of `errno(3)`.
package enum SystemdError: Error, Hashable, Sendable {
    /// The descriptors that were passed to this process cannot be asked for.
    case passedDescriptors(errno: Int32)
    /// A descriptor was passed that is not a listening stream socket of the Unix family.
    case notAListeningSocket(name: String)
    /// Two sockets were passed under one name.
    case duplicateName(String)
    /// The thread that writes the journal cannot be started.
    case thread(errno: Int32)
    /// The journal cannot be opened or read.
    case journal(errno: Int32)
}
