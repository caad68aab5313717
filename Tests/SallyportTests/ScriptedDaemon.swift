import Dispatch
import Foundation
import Glibc
import Platform
import Synchronization
import Wire

/// Listens at `verify.sock` and goes through a script with whoever connects; notes what it was sent.
final class ScriptedDaemon: Sendable {
    enum Step: Sendable {
        case send(ServerFrame)
        /// Waits for one frame of the client.
        case await
        case hangUp
        case pause(milliseconds: UInt32)
    }

    let folder = TemporaryFolder()
    private let frames = Mutex<[ClientFrame]>([])
    private let isOver = DispatchSemaphore(value: 0)

    init(_ script: [Step]) throws {
        signal(SIGPIPE, SIG_IGN)
        let listener = try UnixSocket.listen(path: "\(folder.path)/verify.sock", mode: 0o600)
        DispatchQueue.global().async { [self] in
            serve(Descriptor(owning: listener), script)
            isOver.signal()
        }
    }

    /// What the client sent, once the script is over and the client gone.
    func received() -> [ClientFrame] {
        _ = isOver.wait(timeout: .now() + 20)
        return frames.withLock { $0 }
    }

    private func serve(_ listener: consuming Descriptor, _ script: [Step]) {
        guard TimedReadiness.wait(for: [listener.number], milliseconds: 10_000)[0] else { return }
        let connection = Descriptor(owning: accept(listener.number, nil, nil))
        var bytes: [UInt8] = []
        take(connection, &bytes)
        for step in script {
            switch step {
            case .send(let frame): try? connection.writeAll(frame.bytes)
            case .await: take(connection, &bytes)
            case .hangUp: return
            case .pause(let milliseconds): usleep(milliseconds * 1_000)
            }
        }
        while take(connection, &bytes) {}
    }

    /// Returns false at the end.
    @discardableResult
    private func take(_ connection: borrowing Descriptor, _ bytes: inout [UInt8]) -> Bool {
        while true {
            if let taken = try? FrameReader.clientFrame(in: bytes) {
                frames.withLock { $0.append(taken.frame) }
                bytes.removeFirst(taken.length)
                return true
            }
            guard let more = try? connection.read(upTo: 4_096), !more.isEmpty else { return false }
            bytes += more
        }
    }
}
