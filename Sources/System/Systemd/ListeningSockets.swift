import CLibsystemd
import Glibc

/// The sockets that systemd listens on for us, and hands over at the start: `sd_listen_fds_with_names(3)`.
package enum ListeningSockets {
    /// The descriptors by their `FileDescriptorName=`, each close-on-exec; empty without socket activation.
    ///
    /// Call it once, before any thread runs: it takes the variables out of the environment, so that no child
    /// believes that the sockets are its own. Every one is a listening stream socket of the Unix family.
    ///
    /// - Throws: ``SystemdError/passedDescriptors(errno:)``, ``SystemdError/notAListeningSocket(name:)`` or
    ///   ``SystemdError/duplicateName(_:)``.
    package static func received() throws(SystemdError) -> [String: Int32] {
        var sockets: [String: Int32] = [:]
        for (offset, name) in try takeNames().enumerated() {
            let descriptor = firstDescriptor + Int32(offset)
            guard isListening(descriptor) else { throw .notAListeningSocket(name: name) }
            guard sockets.updateValue(descriptor, forKey: name) == nil else { throw .duplicateName(name) }
        }
        return sockets
    }

    /// `SD_LISTEN_FDS_START`: they are numbered from here, in the order of the names.
    private static let firstDescriptor: Int32 = 3

    private static func takeNames() throws(SystemdError) -> [String] {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        // SAFETY: libsystemd writes one pointer, which outlives the call, to an array of its own making.
        let count = unsafe sd_listen_fds_with_names(1, &names)
        guard count >= 0 else { throw .passedDescriptors(errno: -count) }
        guard let list = unsafe names else { return [] }
        // SAFETY: the array is the caller's to free, after its strings; `take` frees each once.
        defer { unsafe free(list) }
        return (0..<Int(count)).map { unsafe take(list[$0]) }
    }

    private static func take(_ string: UnsafeMutablePointer<CChar>?) -> String {
        // SAFETY: malloc made it for the caller, and it is NUL-terminated; it is copied before it is freed.
        guard let string = unsafe string else { return "" }
        defer { unsafe free(string) }
        return unsafe String(cString: string)
    }

    private static func isListening(_ descriptor: Int32) -> Bool {
        sd_is_socket_unix(descriptor, Int32(SOCK_STREAM.rawValue), 1, nil, 0) > 0
    }
}
