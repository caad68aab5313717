import CLibcurl

/// What goes out and comes back in one transfer; libcurl's callbacks see nothing else.
///
/// It is used by one thread, the one that runs the transfer.
final class Exchange {
    /// Of an answer's body, in bytes: gateways answer in some hundreds.
    static let longestAnswer = 65_536

    private let outgoing: [UInt8]
    private var taken = 0
    private(set) var incoming: [UInt8] = []
    private(set) var transcript: Transcript

    init(outgoing: [UInt8] = [], transcript: Transcript) {
        self.outgoing = outgoing
        self.transcript = transcript
    }

    /// Keeps what fits, and returns how much that is: less than it got ends the transfer.
    private func keep(_ bytes: UnsafeRawBufferPointer) -> Int {
        // SAFETY: libcurl's bytes live until the callback returns, and are copied.
        let fitting = unsafe bytes.prefix(Self.longestAnswer - incoming.count)
        unsafe incoming.append(contentsOf: fitting)
        return unsafe fitting.count
    }

    /// Fills the room with what comes next, and returns how much that is: 0 at the end.
    private func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let next = outgoing[taken...].prefix(room.count)
        // SAFETY: there is room for as many bytes, and it is libcurl's.
        unsafe room.copyBytes(from: next)
        taken += next.count
        return next.count
    }
}

extension Exchange {
    static let write:
        @convention(c) (
            UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?
        ) -> Int = { bytes, size, count, context in
            // SAFETY: libcurl hands over the exchange that the handle named, which lives, and `size` times `count` bytes.
            guard let exchange = unsafe Exchange.of(context) else { return 0 }
            return unsafe exchange.keep(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }

    static let read:
        @convention(c) (
            UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?
        ) -> Int = { room, size, count, context in
            // SAFETY: as above; there is room for `size` times `count` bytes.
            guard let exchange = unsafe Exchange.of(context) else { return 0 }
            return unsafe exchange.give(UnsafeMutableRawBufferPointer(start: room, count: size * count))
        }

    static let debug:
        @convention(c) (
            UnsafeMutableRawPointer?, curl_infotype, UnsafeMutablePointer<CChar>?, Int,
            UnsafeMutableRawPointer?
        ) -> Int32 = { handle, kind, bytes, count, context in
            // SAFETY: as above; the bytes live until the callback returns, and are copied.
            guard let exchange = unsafe Exchange.of(context), let event = TransferEvent(kind) else {
                return 0
            }
            let bytes = unsafe Array(UnsafeRawBufferPointer(start: bytes, count: count))
            exchange.transcript.note(event, bytes)
            if exchange.transcript.hasSaidFarewell {
                // SAFETY: the handle is the one that runs. Nothing hangs on the server's answer any more.
                _ = unsafe libcurl_set_number(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, 1)
            }
            return 0
        }

    private static func of(_ context: UnsafeMutableRawPointer?) -> Exchange? {
        // SAFETY: the handle named an exchange, and keeps it.
        unsafe context.map { unsafe Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
    }
}
