internal import CPlatform

extension UnixSocket {
    /// The next connection of a listening socket; it waits on reads and writes, whatever the listener does.
    ///
    /// - Throws: EAGAIN where nobody waits and the listener is not a waiting one; ECONNABORTED for who is gone again.
    package static func accept(_ listener: Int32) throws(PlatformError) -> Descriptor {
        Descriptor(owning: try PlatformError.check(platform_accept(listener), "accept"))
    }
}
