import Identity
import OneTimePassword

extension SentCode {
    func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        for byte in conversation.bytes { try output.write(byte) }
        try output.write(channel.rawValue)
        for byte in salt + hash { try output.write(byte) }
        try output.write(time: made)
        try output.write(time: expires)
        try output.write(time: lastSent)
        try output.write(epoch.rawValue)
        try output.write(sendings)
        try output.write(guesses)
        try output.write(UInt8(isUsed ? 1 : 0))
    }

    /// Reads what ``write(to:)`` wrote.
    init(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError) {
        guard
            let conversation = ConversationID(
                bytes: try reader.array(ConversationID.length, from: bytes)),
            let channel = OutOfBandChannel(rawValue: try reader.integer(from: bytes))
        else { throw .malformed }
        let salt = try reader.array(OutOfBandCode.saltLength, from: bytes)
        let hash = try reader.array(32, from: bytes)
        let made = try reader.time(from: bytes)
        let expires = try reader.time(from: bytes)
        let lastSent = try reader.time(from: bytes)
        self.init(
            conversation: conversation, channel: channel, fresh: FreshCode(salt: salt, hash: hash),
            times: (made, expires, lastSent), epoch: Epoch.ID(rawValue: try reader.integer(from: bytes)),
            sendings: try reader.integer(from: bytes), guesses: try reader.integer(from: bytes),
            isUsed: try reader.isPresent(in: bytes))
    }
}
