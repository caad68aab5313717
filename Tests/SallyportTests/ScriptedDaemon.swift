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
    private let play = Play()

    init(_ script: [Step]) throws {
        signal(SIGPIPE, SIG_IGN)
        let listener = try UnixSocket.listen(path: "\(folder.path)/verify.sock", mode: 0o600)
        DispatchQueue.global().async { [play] in
            play.serve(Descriptor(owning: listener), script)
            play.isOver.signal()
        }
    }

    /// What the client sent, once the script is over and the client gone.
    func received() -> [ClientFrame] {
        _ = play.isOver.wait(timeout: .now() + 20)
        return play.frames.withLock { $0 }
    }
}

/// Apart from the daemon, so that the thread does not keep its folder when the test is over.
private final class Play: Sendable {
    let frames = Mutex<[ClientFrame]>([])
    let isOver = DispatchSemaphore(value: 0)

    func serve(_ listener: consuming Descriptor, _ script: [ScriptedDaemon.Step]) {
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
