import NIOCore
import Platform
import Synchronization
import Wire

/// The bytes of a question on their way to the helper: one copy, which is wiped once it is not needed any more.
final class SentQuestion: Sendable {
    private let buffer: Mutex<ByteBuffer>

    /// Writes `question` down, and keeps nothing of it but that.
    init(_ question: PasswordQuestion) {
        var bytes = question.bytes
        defer { bytes.wipe() }
        buffer = Mutex(ByteBuffer(bytes: bytes))
    }

    /// To be sent, by somebody who keeps no copy.
    var bytes: ByteBuffer { buffer.withLock { $0 } }

    /// Overwrites the bytes in their place, which is not shared any more when nobody else holds them.
    func wipe() {
        buffer.withLock { buffer in
            _ = buffer.setRepeatingByte(0, count: buffer.writerIndex, at: 0)
        }
    }
}
