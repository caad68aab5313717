import CSystemBus
import Identity

/// logind, as the system's bus has it; a host without it has none.
@safe struct LoginManager: ~Copyable {
    /// A session as it knows it.
    struct Session {
        let id: String
        let user: UserID
        let leader: Int32
    }

    private let bus: OpaquePointer

    /// Nil where nobody listens on the system's bus.
    init?() {
        var opened: OpaquePointer?
        // SAFETY: the call fills `opened`, which nobody else holds, and keeps no pointer to it.
        guard unsafe system_bus_open(&opened) >= 0, let opened = unsafe opened else { return nil }
        // SAFETY: the connection is this owner's alone, and closed once, at its end.
        unsafe bus = opened
    }

    deinit {
        // SAFETY: nobody uses the connection after this.
        unsafe system_bus_close(bus)
    }

    /// In which session a process is; nil where logind does not say.
    func session(of pid: Int32) -> Session? {
        var found = system_bus_session()
        // SAFETY: the call fills `found`, its text with a NUL, and keeps no pointer.
        guard unsafe system_bus_session_of(bus, UInt32(bitPattern: pid), &found) >= 0 else { return nil }
        // SAFETY: `id` is a C array of char, imported as a tuple of bytes without padding.
        let bytes = unsafe withUnsafeBytes(of: found.id) { unsafe Array($0) }
        let id = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        return Session(id: id, user: UserID(rawValue: found.user), leader: Int32(bitPattern: found.leader))
    }

    /// Has the session ended, and every process of its scope; false where logind refuses.
    func terminate(_ session: Session) -> Bool {
        // SAFETY: the connection is open, and the text lives until the call returns.
        unsafe system_bus_terminate(bus, session.id) >= 0
    }
}
