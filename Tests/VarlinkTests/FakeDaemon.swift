import Dispatch
import Foundation
import Glibc
import Platform
import Varlink

/// Listens on a socket of its own and answers each call of one connection as it is told.
final class FakeDaemon: Sendable {
    let path: String

    /// Sends what `answer` makes of a call; nil hangs up.
    init(_ answer: @escaping @Sendable (VarlinkCall) -> [UInt8]?) throws {
        // A client that has heard enough hangs up, and a write to it must not end the tests.
        signal(SIGPIPE, SIG_IGN)
        let path = "/tmp/sallyport-varlink-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
        let listener = try UnixSocket.listen(path: path, mode: 0o600)
        self.path = path
        DispatchQueue.global().async { Self.serve(Descriptor(owning: listener), answer) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    private static func serve(_ listener: consuming Descriptor, _ answer: (VarlinkCall) -> [UInt8]?) {
        var waiting = pollfd(fd: listener.number, events: Int16(POLLIN), revents: 0)
        // SAFETY: there is one structure, which lives until the call returns.
        guard unsafe poll(&waiting, 1, 10_000) == 1 else { return }
        let connection = Descriptor(owning: accept(listener.number, nil, nil))
        var assembler = MessageAssembler()
        while let bytes = try? connection.read(upTo: 65_536), !bytes.isEmpty {
            for message in (try? assembler.take(bytes)) ?? [] {
                guard let call = try? VarlinkCall(message), let reply = answer(call),
                    (try? connection.writeAll(reply)) != nil
                else { return }
            }
        }
    }
}
