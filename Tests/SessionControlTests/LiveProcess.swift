import Foundation
import Glibc
import Identity
import Platform

/// A process of this test's own, which is ended with it.
final class LiveProcess {
    private let process = Process()

    init(_ script: String) throws {
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        // A thread of a pool blocks signals, and so would what it starts.
        var (none, before) = (sigset_t(), sigset_t())
        // SAFETY: the calls read and fill these sets, and keep no pointer.
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
        // SAFETY: as above.
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
    }

    var pid: Int32 { process.processIdentifier }
    var isAlive: Bool { process.isRunning }

    /// Of the process itself, or of one that it started.
    func identity(of pid: Int32? = nil) throws -> ProcessIdentity? {
        try ProcessEntry.read(pid ?? self.pid)?.identity
    }

    /// Its children, once there are so many.
    func children(_ count: Int) throws -> [ProcessIdentity] {
        while true {
            let found = try ProcessTable.read().entries.values.filter { $0.parent == pid }
            if found.count >= count || !isAlive { return found.map(\.identity) }
            usleep(1_000)
        }
    }

    func wait() {
        process.waitUntilExit()
    }

    /// How it ended, once it has.
    func status() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    deinit {
        if process.isRunning { kill(pid, SIGKILL) }
        process.waitUntilExit()
    }
}
