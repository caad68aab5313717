import Glibc
import Identity
import Platform
import Testing

@testable import OtherProcesses

/// Whose listener hears the letters.
@Suite struct `Who may be the courier` {
    @Test(
        arguments: [
            (0, 1000, true), (1000, 1000, true), (1001, 1000, false), (.max, 1000, false),
        ] as [(UInt32, UInt32, Bool)])
    func `root and oneself, wherever the socket is`(listener: UInt32, own: UInt32, isTrusted: Bool) {
        let trusts = Courier.trusts(
            UserID(rawValue: listener), at: "/nonexistent/courier.sock", as: UserID(rawValue: own))
        #expect(trusts == isTrusted)
    }

    @Test(.enabled(if: geteuid() == 0, "a socket is given away by root alone"))
    func `the owner of a socket in a folder that is root's`() throws {
        let socket = try OwnedSocket(owner: 4_321)
        #expect(Courier.trusts(UserID(rawValue: 4_321), at: socket.path, as: UserID(rawValue: 1_000)))
        #expect(!Courier.trusts(UserID(rawValue: 4_322), at: socket.path, as: UserID(rawValue: 1_000)))
        socket.letOthersWrite()
        #expect(!Courier.trusts(UserID(rawValue: 4_321), at: socket.path, as: UserID(rawValue: 1_000)))
    }
}

/// A socket of somebody's, in a folder that is gone with it.
private struct OwnedSocket: ~Copyable {
    let path: String
    private let folder: String
    private let listener: Descriptor

    init(owner: UInt32) throws {
        folder = "/tmp/sallyport-owned-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        path = "\(folder)/courier.sock"
        // SAFETY: the kernel reads the NUL-terminated copy that Swift makes for the call.
        unsafe mkdir(folder, 0o755)
        listener = Descriptor(owning: try UnixSocket.listen(path: path, mode: 0o660))
        // SAFETY: the kernel reads the NUL-terminated copy that Swift makes for the call.
        unsafe chown(path, owner, owner)
    }

    // SAFETY: the kernel reads the NUL-terminated copy that Swift makes for the call.
    func letOthersWrite() { _ = unsafe chmod(folder, 0o777) }

    deinit {
        // SAFETY: the kernel reads the NUL-terminated copy that Swift makes for the call.
        unsafe unlink(path)
        unsafe rmdir(folder)
    }
}
