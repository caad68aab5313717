internal import Glibc

/// The terminal that a person sits at, read in lines; its settings come back when this goes.
package struct Terminal: ~Copyable {
    private let descriptor: Descriptor
    private let original: termios

    package var number: Int32 { descriptor.number }

    /// Opens the terminal that controls this process; nil where there is none, or none that listens.
    package static func ofProcess() -> Terminal? {
        guard let descriptor = try? Descriptor(path: "/dev/tty", [.read, .write]) else { return nil }
        return Terminal(owning: descriptor)
    }

    /// Takes over an open terminal, and makes it wait for input; nil for what is none.
    package init?(owning descriptor: consuming Descriptor) {
        var settings = termios()
        // SAFETY: the call fills `settings`, which it may, and keeps no pointer.
        guard unsafe tcgetattr(descriptor.number, &settings) == 0 else { return nil }
        let flags = fcntl(descriptor.number, F_GETFL)
        guard flags >= 0, fcntl(descriptor.number, F_SETFL, flags & ~O_NONBLOCK) == 0 else { return nil }
        self.descriptor = descriptor
        original = settings
    }

    deinit {
        if let now = settings, now.c_lflag != original.c_lflag { showTyping(forgetting: true) }
    }

    /// Does not show what is typed from now on, and forgets what was typed before.
    ///
    /// - Throws: also where the terminal took the new settings and shows typing all the same (EIO).
    package func hideTyping() throws(PlatformError) {
        var hidden = original
        hidden.c_lflag &= ~Self.shown
        hidden.c_lflag |= tcflag_t(ICANON | ISIG)
        // SAFETY: the call reads `hidden` and keeps no pointer.
        guard unsafe tcsetattr(number, TCSAFLUSH, &hidden) == 0 else {
            throw PlatformError(operation: "tcsetattr", errno: errno)
        }
        guard let now = settings, now.c_lflag & Self.shown == 0 else {
            throw PlatformError(operation: "tcsetattr", errno: EIO)
        }
    }

    /// Shows what is typed again, if it was shown before; a terminal that is gone needs nothing.
    ///
    /// What was typed and not read yet is for whoever reads next, or `forgetting` it is for nobody: half a
    /// password is no command.
    package func showTyping(forgetting: Bool) {
        var settings = original
        // SAFETY: the call reads `settings` and keeps no pointer.
        _ = unsafe tcsetattr(number, forgetting ? TCSAFLUSH : TCSADRAIN, &settings)
    }

    private static let shown = tcflag_t(ECHO | ECHOE | ECHOK | ECHONL)

    /// As they are now; nil for a terminal that is gone.
    private var settings: termios? {
        var settings = termios()
        // SAFETY: the call fills `settings`, which it may, and keeps no pointer.
        return unsafe tcgetattr(number, &settings) == 0 ? settings : nil
    }

    /// Such as `/dev/pts/3`; nil where it has no name.
    package static func name(of descriptor: Int32) -> String? {
        var name = [CChar](repeating: 0, count: 256)
        // SAFETY: the call writes at most as many characters as there is room for, its NUL included.
        guard unsafe ttyname_r(descriptor, &name, name.count) == 0 else { return nil }
        return String(validating: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
