import Foundation
import Glibc

/// A terminal that a test types at, and that nobody reads.
final class TypedTerminal {
    private let person: Int32
    private let program: Int32
    /// Without `/dev/`.
    let name: String

    init() throws {
        var (person, program): (Int32, Int32) = (-1, -1)
        // SAFETY: the call fills the two numbers; nothing else is handed over.
        guard unsafe openpty(&person, &program, nil, nil, nil) == 0 else { throw POSIXError(.EIO) }
        for each in [person, program] { _ = fcntl(each, F_SETFD, FD_CLOEXEC) }
        (self.person, self.program) = (person, program)
        let path = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(program)")
        name = String(path.dropFirst("/dev/".count))
    }

    deinit {
        close(person)
        close(program)
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        // SAFETY: the kernel reads the bytes of the array and keeps no pointer.
        _ = unsafe write(person, bytes, bytes.count)
    }

    /// Makes it somebody else's.
    func give(to user: UInt32) {
        fchown(program, user, 0)
    }

    /// Says that it was last read then, as its owner may.
    func touch(_ seconds: Int) {
        let times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: 0, tv_nsec: 0)]
        // SAFETY: the kernel reads two times of the array and keeps no pointer.
        _ = unsafe futimens(program, times)
    }
}
