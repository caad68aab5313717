import Glibc
import Platform
import Synchronization

/// Somebody at a port of this host who says one line to each that ends what it hears, and then hangs up or is silent.
final class TransferPeer: Sendable {
    /// What a peer does when it has said all.
    enum End { case hangsUp, isSilent }

    let port: Int
    private let said = Mutex<[UInt8]>([])

    /// All that it heard.
    var heard: String { said.withLock { String(decoding: $0, as: UTF8.self) } }

    /// The first of `lines` is said at once where the peer greets, and each other after what ends in `ending`.
    init(greets: Bool, _ lines: [String], ending: String = "\r\n", then end: End = .hangsUp) throws {
        let listener = Descriptor(owning: socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        // SAFETY: the structure is an address of that length, and outlives the calls.
        unsafe withUnsafeMutablePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = unsafe bind(listener.number, $0, length)
                _ = unsafe getsockname(listener.number, $0, &length)
            }
        }
        guard listen(listener.number, 1) == 0 else { throw PlatformError(operation: "listen", errno: errno) }
        port = Int(UInt16(bigEndian: address.sin_port))
        let number = listener.release()
        Thread.start { [self] in serve(Descriptor(owning: number), greets, lines, ending, end) }
    }

    private func serve(
        _ listener: consuming Descriptor, _ greets: Bool, _ lines: [String], _ ending: String, _ end: End
    ) {
        guard let connection = try? UnixSocket.accept(listener.number) else { return }
        var isFirst = greets
        for line in lines {
            guard isFirst || hear(connection, ending) else { return }
            isFirst = false
            try? connection.writeAll(Array("\(line)\r\n".utf8))
            // A letter ends otherwise than a command.
            if line.hasPrefix("354") { _ = hear(connection, "\r\n.\r\n") }
            if line.hasPrefix("354") { isFirst = true }
        }
        if end == .isSilent { while hear(connection, "\u{0}") {} }
    }

    /// Returns false where the other hangs up.
    private func hear(_ connection: borrowing Descriptor, _ ending: String) -> Bool {
        var bytes: [UInt8] = []
        while !bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
            guard let more = try? connection.read(upTo: 65_536), !more.isEmpty else { return false }
            bytes += more
            said.withLock { $0 += more }
        }
        return true
    }
}

/// A thread of its own for what waits.
private enum Thread {
    static func start(_ body: @escaping @Sendable () -> Void) {
        final class Work: Sendable {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }
        var thread = pthread_t()
        // SAFETY: the thread takes over the reference that is made here.
        let context = unsafe Unmanaged.passRetained(Work(body)).toOpaque()
        let begun = unsafe pthread_create(
            &thread, nil,
            { context in
                // SAFETY: as above.
                unsafe context.map { unsafe Unmanaged<Work>.fromOpaque($0).takeRetainedValue().body() }
                return nil
            }, context)
        precondition(begun == 0)
        pthread_detach(thread)
    }
}
