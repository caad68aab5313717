package import Identity

/// One letter to one person: what `sallyportd` asks `sallyport-courier`.
package struct Delivery: Hashable, Sendable {
    /// A letter is never worth being delivered for longer, in seconds.
    package static let longestLife = 86_400

    package let destination: Destination
    package let letter: Letter
    /// 1 to ``longestLife`` seconds: afterwards it is not tried again.
    package let lifeSeconds: Int
    /// Whether the answer is to show each step, and nothing is to be tried twice.
    package let showsSteps: Bool

    /// - Throws: ``WireError/field(_:)`` for a life that is out of range.
    package init(
        to destination: Destination, _ letter: Letter, lifeSeconds: Int, showsSteps: Bool = false
    ) throws(WireError) {
        guard (1...Self.longestLife).contains(lifeSeconds) else {
            throw .field(DeliveryField.life.rawValue)
        }
        self.destination = destination
        self.letter = letter
        self.lifeSeconds = lifeSeconds
        self.showsSteps = showsSteps
    }

    /// Whether it is of no use before long, as a code is (NIST SP 800-63B §5.1.3.2: ten minutes); a notice lives for longer.
    package var isUrgent: Bool { lifeSeconds <= 600 }

    /// Reads the frame that `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> Self? {
        guard let body = try ExchangeHeader<CourierFrameKind>.body(of: .deliver, in: bytes[...]) else {
            return nil
        }
        return try Self(body: Array(body))
    }

    private init(body: [UInt8]) throws(WireError) {
        let fields = try FieldValues<DeliveryField>(body)
        let text = String(decoding: try fields.bytes(.address), as: UTF8.self)
        guard let channel = OutOfBandChannel(rawValue: try fields.integer(.channel)),
            let destination = try? Destination(text, by: channel)
        else { throw .field(DeliveryField.address.rawValue) }
        guard let subject = String(validating: try fields.bytes(.subject), as: UTF8.self) else {
            throw .field(DeliveryField.subject.rawValue)
        }
        let flags: UInt32 = try fields.integer(.flags)
        guard flags <= 1 else { throw .field(DeliveryField.flags.rawValue) }
        let life: UInt32 = try fields.integer(.life)
        try self.init(
            to: destination,
            try Letter(subject: subject, blocks: Letter.blocks(try fields.bytes(.blocks))),
            lifeSeconds: Int(life), showsSteps: flags == 1)
    }

    /// The whole frame.
    ///
    /// - Throws: ``WireError/tooLong(_:)`` for blocks that are too long together.
    package func frame() throws(WireError) -> [UInt8] {
        let blocks = Letter.bytes(letter.blocks)
        guard DeliveryField.blocks.lengths.contains(blocks.count) else {
            throw .tooLong(UInt32(blocks.count))
        }
        let fields: [(DeliveryField, [UInt8])] = [
            (.channel, [destination.channel.rawValue]), (.address, Array(destination.description.utf8)),
            (.life, FrameHeader.bigEndian(UInt32(lifeSeconds))),
            (.flags, FrameHeader.bigEndian(UInt32(showsSteps ? 1 : 0))),
            (.subject, Array(letter.subject.utf8)), (.blocks, blocks),
        ]
        return ExchangeHeader<CourierFrameKind>.frame(.deliver, fields.flatMap { $0.bytes($1) })
    }
}
