import Foundation
import Glibc
import Identity
import Platform
import Testing
import Varlink

@Suite struct `The place of the daemon's socket` {
    private static let other = UserID(rawValue: 4_001)
    private let folder = "/tmp/sallyport-place-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    private var path: String { "\(folder)/control.sock" }

    @Test(
        .enabled(if: geteuid() == 0, "only root can give files away"),
        arguments: [
            (0, 0o755, 0, true), (0, 0o700, 4_001, true), (0, 0o1777, 0, true), (0, 0o1777, 4_001, false),
            (0, 0o777, 0, false), (0, 0o775, 0, false), (4_001, 0o755, 0, false), (4_001, 0o1777, 0, false),
        ] as [(UInt32, Int, UInt32, Bool)])
    func `is root's alone, if root asks`(owner: UInt32, mode: Int, socketOwner: UInt32, isSafe: Bool) throws {
        let listener = try listen(owner: owner, mode: mode, socketOwner: socketOwner)
        defer { remove() }
        if isSafe {
            _ = try SocketPlace(path: path, caller: .root).connect()
        } else {
            let error = #expect(throws: VarlinkError.self) {
                _ = try VarlinkClient(path: path, timeoutMilliseconds: 1_000)
            }
            #expect(error == .place(.untrustedFolder))
        }
        _ = try SocketPlace(path: path, caller: Self.other).connect()
        _ = listener.number
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
    func `expects root and the owner of the socket to listen`() throws {
        let listener = try listen(owner: 0, mode: 0o755, socketOwner: Self.other.rawValue)
        defer { remove() }
        let place = try SocketPlace(path: path, caller: .root)
        #expect(place.expects(.root) && place.expects(Self.other))
        #expect(!place.expects(UserID(rawValue: 4_002)))
        _ = listener.number
    }

    @Test func `has a socket, and no link to one`() throws {
        let listener = try listen(owner: geteuid(), mode: 0o755, socketOwner: geteuid())
        defer { remove() }
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder)/link", withDestinationPath: "control.sock")
        try Data().write(to: URL(fileURLWithPath: "\(folder)/file"))
        for name in ["link", "file"] {
            let error = #expect(throws: SocketPlaceError.self) {
                _ = try SocketPlace(path: "\(folder)/\(name)", caller: .root)
            }
            let cause = PlatformError(operation: "connect", path: "\(folder)/\(name)", errno: ENOTSOCK)
            #expect(error == .unreachable(cause))
        }
        _ = listener.number
    }

    private func listen(owner: UInt32, mode: Int, socketOwner: UInt32) throws -> Descriptor {
        let files = FileManager.default
        try files.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let listener = Descriptor(owning: try UnixSocket.listen(path: path, mode: 0o666))
        try files.setAttributes([.ownerAccountID: socketOwner], ofItemAtPath: path)
        try files.setAttributes([.ownerAccountID: owner, .posixPermissions: mode], ofItemAtPath: folder)
        return listener
    }

    private func remove() {
        try? FileManager.default.removeItem(atPath: folder)
    }
}
