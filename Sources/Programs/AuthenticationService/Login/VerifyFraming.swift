import NIOCore
import SocketServer
import Wire

/// The frames of the verify protocol.
struct VerifyFraming: Framing {
    func takeFrame(from bytes: inout ByteBuffer) throws -> ClientFrame? {
        guard let (frame, length) = try FrameReader.clientFrame(in: bytes.readableBytesView) else {
            return nil
        }
        // It may have been a password.
        bytes.setRepeatingByte(0, count: length, at: bytes.readerIndex)
        bytes.moveReaderIndex(forwardBy: length)
        return frame
    }
}
