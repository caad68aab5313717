private import Glibc

/// How large the terminal is that a descriptor leads to.
package enum TerminalSize {
    /// Nil for what is no terminal, and for one that does not tell.
    package static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        // SAFETY: the kernel fills the structure, which outlives the call.
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
