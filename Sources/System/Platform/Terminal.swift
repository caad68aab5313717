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
        showTyping()
    }

    /// Does not show what is typed from now on, and forgets what was typed before.
    package func hideTyping() throws(PlatformError) {
        var settings = original
        settings.c_lflag &= ~tcflag_t(ECHO | ECHOE | ECHOK | ECHONL)
        settings.c_lflag |= tcflag_t(ICANON | ISIG)
        // SAFETY: the call reads `settings` and keeps no pointer.
        guard unsafe tcsetattr(number, TCSAFLUSH, &settings) == 0 else {
            throw PlatformError(operation: "tcsetattr", errno: errno)
        }
    }

    /// Shows what is typed again, if it was shown before; a terminal that is gone needs nothing.
    package func showTyping() {
        var settings = original
        // SAFETY: the call reads `settings` and keeps no pointer.
        _ = unsafe tcsetattr(number, TCSADRAIN, &settings)
    }

    /// Such as `/dev/pts/3`; nil where it has no name.
    package static func name(of descriptor: Int32) -> String? {
        var name = [CChar](repeating: 0, count: 256)
        // SAFETY: the call writes at most as many characters as there is room for, its NUL included.
        guard unsafe ttyname_r(descriptor, &name, name.count) == 0 else { return nil }
        return String(validating: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
