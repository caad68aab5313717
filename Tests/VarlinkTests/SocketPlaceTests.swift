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

    /// The folder's owner and mode, the socket's owner, and whether root and another user ask there.
    struct Place: Sendable, CustomTestStringConvertible {
        let owner: UInt32
        let mode: Int
        let socketOwner: UInt32
        let isRoots: Bool
        let isOthers: Bool

        init(_ owner: UInt32, _ mode: Int, _ socketOwner: UInt32, root: Bool, other: Bool) {
            (self.owner, self.mode, self.socketOwner) = (owner, mode, socketOwner)
            (isRoots, isOthers) = (root, other)
        }

        var testDescription: String { "folder \(owner) \(String(mode, radix: 8)), socket \(socketOwner)" }
    }

    private static let (own, stranger): (UInt32, UInt32) = (4_001, 4_002)

    @Test(
        .enabled(if: geteuid() == 0, "only root can give files away"),
        arguments: [
            Place(0, 0o755, 0, root: true, other: true), Place(0, 0o755, own, root: true, other: true),
            Place(0, 0o700, stranger, root: true, other: true),
            Place(0, 0o1777, 0, root: true, other: true), Place(0, 0o1777, own, root: false, other: true),
            Place(0, 0o1777, stranger, root: false, other: false),
            Place(0, 0o777, 0, root: false, other: false), Place(0, 0o775, 0, root: false, other: false),
            Place(own, 0o755, own, root: false, other: true), Place(own, 0o755, 0, root: false, other: true),
            Place(own, 0o755, stranger, root: false, other: false),
            Place(own, 0o1777, own, root: false, other: true),
            Place(stranger, 0o755, stranger, root: false, other: false),
            Place(stranger, 0o755, 0, root: false, other: false),
        ])
    func `is where nobody but root and the caller can put anything`(place: Place) throws {
        let listener = try listen(owner: place.owner, mode: place.mode, socketOwner: place.socketOwner)
        defer { remove() }
        #expect(try isTrusted(path, by: .root) == place.isRoots)
        #expect(try isTrusted(path, by: Self.other) == place.isOthers)
        _ = listener.number
    }

    /// Not the last folder alone: whoever owns one above puts another in its place.
    @Test(
        .enabled(if: geteuid() == 0, "only root can give files away"),
        arguments: [
            (own, 0o755, false, true), (stranger, 0o755, false, false), (0, 0o777, false, false),
            (0, 0o1777, true, true), (0, 0o755, true, true),
        ] as [(UInt32, Int, Bool, Bool)])
    func `has no folder above it that is a stranger's`(
        owner: UInt32, mode: Int, isRoots: Bool, isOthers: Bool
    ) throws {
        let files = FileManager.default
        try files.createDirectory(atPath: "\(folder)/sub", withIntermediateDirectories: true)
        defer { remove() }
        let listener = Descriptor(owning: try UnixSocket.listen(path: "\(folder)/sub/s", mode: 0o666))
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder)/sub")
        try files.setAttributes([.ownerAccountID: owner, .posixPermissions: mode], ofItemAtPath: folder)
        #expect(try isTrusted("\(folder)/sub/s", by: .root) == isRoots)
        #expect(try isTrusted("\(folder)/sub/s", by: Self.other) == isOthers)
        #expect(
            try isTrusted("\(folder)/../\(folder.dropFirst("/tmp/".count))//sub/./s", by: .root) == isRoots)
        _ = listener.number
    }

    @Test func `is not reached through a link`() throws {
        let listener = try listen(owner: geteuid(), mode: 0o755, socketOwner: geteuid())
        defer { remove() }
        let link = "\(folder)/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder)
        let error = #expect(throws: SocketPlaceError.self) {
            _ = try SocketPlace(path: "\(link)/control.sock", caller: UserID(rawValue: geteuid()))
        }
        #expect(error == .untrusted(part: link))
        _ = listener.number
    }

    @Test func `may be told from the folder of this process`() async throws {
        await #expect(processExitsWith: .success) { [folder = folder as String] in
            let (caller, files) = (UserID(rawValue: geteuid()), FileManager.default)
            try files.createDirectory(
                atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
            guard files.changeCurrentDirectoryPath(folder) else { exit(1) }
            let listener = Descriptor(owning: try UnixSocket.listen(path: "control.sock", mode: 0o600))
            _ = try SocketPlace(path: "control.sock", caller: caller).connect()
            _ = try SocketPlace(path: "../\(folder.dropFirst("/tmp/".count))/control.sock", caller: caller)
            try files.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder)
            guard (try? SocketPlace(path: "control.sock", caller: caller)) == nil else { exit(2) }
            exit(listener.number >= 0 ? 0 : 3)
        }
        remove()
    }

    @Test func `is asked nothing by a client if strangers can put a socket there`() throws {
        let listener = try listen(owner: geteuid(), mode: 0o777, socketOwner: geteuid())
        defer { remove() }
        let error = #expect(throws: VarlinkError.self) {
            _ = try VarlinkClient(path: path, timeoutMilliseconds: 1_000)
        }
        #expect(error == .place(.untrusted(part: folder)))
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

    private func isTrusted(_ path: String, by caller: UserID) throws -> Bool {
        do {
            _ = try SocketPlace(path: path, caller: caller).connect()
            return true
        } catch SocketPlaceError.untrusted {
            return false
        }
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
