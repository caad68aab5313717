import NIOCore
import SocketServer
import Varlink

/// Messages of JSON, each ended by a NUL.
struct VarlinkFraming: Framing {
    func takeFrame(from bytes: inout ByteBuffer) throws -> [UInt8]? {
        guard let end = bytes.readableBytesView.firstIndex(of: 0) else {
            guard bytes.readableBytes < VarlinkMessage.longest else { throw VarlinkError.tooLong }
            return nil
        }
        guard end - bytes.readerIndex <= VarlinkMessage.longest else { throw VarlinkError.tooLong }
        let message = bytes.readBytes(length: end - bytes.readerIndex)
        bytes.moveReaderIndex(forwardBy: 1)
        return message
    }
}
