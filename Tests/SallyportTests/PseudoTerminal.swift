import Foundation
import Glibc

/// A terminal that a test plays the person at: the program gets one end, the test types at the other.
final class PseudoTerminal: Sendable {
    private let person: Int32
    let program: Int32
    private let before: [UInt8]

    init() throws {
        var (person, program): (Int32, Int32) = (-1, -1)
        // SAFETY: the call fills the two numbers; nothing else is handed over.
        guard unsafe openpty(&person, &program, nil, nil, nil) == 0 else { throw POSIXError(.EIO) }
        _ = fcntl(person, F_SETFD, FD_CLOEXEC)
        (self.person, self.program) = (person, program)
        before = Self.settings(of: program)
    }

    deinit {
        close(person)
        close(program)
    }

    /// Whether the terminal is set as it was at first.
    var isAsBefore: Bool { Self.settings(of: program) == before }

    /// Gives the window another size, of which the program is told.
    func resize(rows: UInt16 = 24, columns: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        // SAFETY: the call reads the structure, which outlives it.
        _ = unsafe ioctl(person, UInt(TIOCSWINSZ), &size)
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        // SAFETY: the kernel reads the bytes of the array and keeps no pointer.
        _ = unsafe write(person, bytes, bytes.count)
    }

    /// Reads what the program shows until `text` was there, or for ten seconds.
    func read(until text: String) -> String {
        var shown: [UInt8] = []
        var waiting = pollfd(fd: person, events: Int16(POLLIN), revents: 0)
        // SAFETY: there is one structure, which lives until the call returns.
        while !String(decoding: shown, as: UTF8.self).contains(text), unsafe poll(&waiting, 1, 10_000) == 1 {
            var buffer = [UInt8](repeating: 0, count: 4_096)
            // SAFETY: the kernel writes into the buffer, and no further.
            let count = unsafe Glibc.read(person, &buffer, buffer.count)
            guard count > 0 else { break }
            shown += buffer[..<count]
        }
        return String(decoding: shown, as: UTF8.self)
    }

    /// What a shell would read next, after Enter.
    func nextLine() -> String {
        type("\n")
        var buffer = [UInt8](repeating: 0, count: 4_096)
        // SAFETY: the kernel writes into the buffer, and no further.
        let count = unsafe Glibc.read(program, &buffer, buffer.count)
        return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }

    private static func settings(of descriptor: Int32) -> [UInt8] {
        var settings = termios()
        // SAFETY: the call fills the structure and keeps no pointer.
        _ = unsafe tcgetattr(descriptor, &settings)
        let flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
        return flags.flatMap { flag in (0..<4).map { UInt8(truncatingIfNeeded: flag >> (8 * $0)) } }
    }
}
