import NIOCore
import Platform
import Synchronization

/// The bytes of a request on their way to another process: one copy, which is wiped once it is not needed any more.
final class SentRequest: Sendable {
    private let buffer: Mutex<ByteBuffer>

    /// Takes `bytes` over, and wipes them where they were.
    init(taking bytes: inout [UInt8]) {
        buffer = Mutex(ByteBuffer(bytes: bytes))
        bytes.wipe()
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
