import NIOCore
import SocketServer
import Wire

/// One request: one letter.
struct DeliveryFraming: Framing {
    func takeFrame(from bytes: inout ByteBuffer) throws -> Delivery? {
        guard let delivery = try Delivery.read(Array(bytes.readableBytesView)) else { return nil }
        bytes.moveReaderIndex(to: bytes.writerIndex)
        return delivery
    }
}
