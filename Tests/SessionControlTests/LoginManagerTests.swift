import Foundation
import Glibc
import Platform
import Testing

@testable import SessionControl

@Suite struct `The manager of logins` {
    @Test func `is none where the bus takes a connection and says nothing`() async throws {
        await #expect(processExitsWith: .success) { try SilentBus.ask() }
    }
}

/// A bus that lets nobody in; the environment tells of it, so it needs a process of its own.
private enum SilentBus {
    static func ask() throws {
        let path = "/tmp/sallyport-test-bus-\(getpid())"
        let listener = Descriptor(owning: try UnixSocket.listen(path: path, mode: 0o600))
        defer { try? FileManager.default.removeItem(atPath: path) }
        // SAFETY: the call copies both texts, and nobody in this process looks for them yet.
        guard unsafe setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=\(path)", 1) == 0 else { exit(1) }
        let isThere = if LoginManager() == nil { false } else { true }
        // It was that bus that was asked.
        _ = try UnixSocket.accept(listener.number)
        if isThere { throw PlatformError(operation: "bus", errno: EISCONN) }
    }
}
