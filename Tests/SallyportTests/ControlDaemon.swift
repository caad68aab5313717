import Foundation
import Glibc
import Platform
import Synchronization
import Varlink
import Wire

/// Listens at `control.sock` and answers each call as it is told; notes the calls.
final class ControlDaemon: Sendable {
    let folder = TemporaryFolder()
    private let heard = Heard()

    /// Apart, so that the thread keeps no daemon, and with it the folder, when the test is over.
    private final class Heard: Sendable {
        let calls = Mutex<[ControlCall]>([])
    }

    init(_ answer: @escaping @Sendable (ControlCall) -> Result<ControlReply, ControlError>) throws {
        signal(SIGPIPE, SIG_IGN)
        let listener = try UnixSocket.listen(path: "\(folder.path)/control.sock", mode: 0o600)
        // Not a queue's thread: it waits for a while after the last call, and the others would wait for it.
        Thread.detachNewThread { [heard] in Self.serve(Descriptor(owning: listener), heard, answer) }
    }

    var calls: [ControlCall] { heard.calls.withLock { $0 } }

    /// One connection after the other, until nobody came for a while.
    private static func serve(
        _ listener: consuming Descriptor, _ heard: Heard,
        _ answer: (ControlCall) -> Result<ControlReply, ControlError>
    ) {
        while TimedReadiness.wait(for: [listener.number], milliseconds: 10_000)[0] {
            let connection = Descriptor(owning: accept(listener.number, nil, nil))
            var assembler = MessageAssembler()
            while let bytes = try? connection.read(upTo: 65_536), !bytes.isEmpty {
                for message in (try? assembler.take(bytes)) ?? [] {
                    guard let call = try? ControlCall(VarlinkCall(message)) else { return }
                    heard.calls.withLock { $0.append(call) }
                    guard let reply = try? text(answer(call)), (try? connection.writeAll(reply)) != nil else {
                        return
                    }
                }
            }
        }
    }

    private static func text(_ answer: Result<ControlReply, ControlError>) throws -> [UInt8] {
        switch answer {
        case .success(let reply): try VarlinkReply.message(reply)
        case .failure(let error): try VarlinkReply.message(error)
        }
    }

    /// Runs the program against this daemon, with `input` as its standard input.
    func run(_ words: String, input: String = "") throws -> Program.Ending {
        try folder.write(input, to: "input")
        return try Program.run("\(words) --runtime-directory \(folder.path) <\(folder.path)/input")
    }
}
