package import Account
import Cryptography
import Identity

extension LiveSession {
    /// Of one entry of the table on disk, in bytes: a checksum (the first 8 of a SHA-256), then the body.
    package static let size = 1_024
    private static let checksumLength = 8

    /// Exactly ``size`` bytes.
    ///
    /// - Throws: ``RecordError/tooLarge`` for a control group that leaves no room.
    package func bytes() throws(RecordError) -> [UInt8] {
        var failure: RecordError?
        let body = [UInt8](capacity: Self.size - Self.checksumLength) { output in
            do throws(RecordError) {
                try write(to: &output)
            } catch {
                failure = error
            }
            while !output.isFull { output.append(0) }
        }
        if let failure { throw failure }
        return Array(Digest.sha256(body).prefix(Self.checksumLength)) + body
    }

    /// Reads an entry; nil for one that was never written, or not wholly.
    package init?(_ bytes: Span<UInt8>) {
        guard bytes.count == Self.size, (0..<Self.checksumLength).contains(where: { bytes[$0] != 0 }) else {
            return nil
        }
        let body = (Self.checksumLength..<Self.size).map { bytes[$0] }
        guard
            (0..<Self.checksumLength).map({ bytes[$0] })
                == Array(Digest.sha256(body).prefix(Self.checksumLength))
        else { return nil }
        var reader = RecordReader()
        guard let session = try? Self.read(&reader, body.span) else { return nil }
        self = session
    }
}

extension LiveSession {
    private func write(to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write(id.rawValue)
        try output.write(uid.rawValue)
        try output.write(user.description)
        try output.write(service.description)
        try leader.write(to: &output)
        try output.write(name) { name, output throws(RecordError) in try name.write(to: &output) }
        try output.write(host) { host, output throws(RecordError) in try output.write(host) }
        try output.write(key) { key, output throws(RecordError) in try output.write(key.bytes.span) }
        try output.write(factor.rawValue)
        try output.write(opened)
        try output.write(openedAt)
        try output.write(rule) { rule, output throws(RecordError) in try output.write(rule.bytes.span) }
        try output.write(terminal) { terminal, output throws(RecordError) in try output.write(terminal) }
        try output.write(proven) { proven, output throws(RecordError) in try output.write(proven) }
        try output.write(input.moment)
        try output.write(input.stamp) { stamp, output throws(RecordError) in try output.write(stamp) }
        try output.write(input.unread)
        try output.write(warning) { warning, output throws(RecordError) in
            try output.write(warning.moment)
            try output.write(warning.end)
        }
    }

    private static func read(
        _ reader: inout RecordReader, _ bytes: Span<UInt8>
    ) throws(RecordError) -> Self {
        let id = SessionID(rawValue: try reader.integer(from: bytes))
        let uid = UserID(rawValue: try reader.integer(from: bytes))
        let user = try? AccountName(try reader.text(from: bytes))
        let service = try? ServiceName(try reader.text(from: bytes))
        let leader = try ProcessIdentity(&reader, bytes)
        let name = try reader.isPresent(in: bytes) ? SessionName(&reader, bytes) : nil
        let host = try reader.isPresent(in: bytes) ? reader.text(from: bytes) : nil
        let key = try reader.isPresent(in: bytes) ? blob(&reader, bytes) : nil
        let factor = SessionFactor(rawValue: try reader.integer(from: bytes))
        let opened = try reader.integer(Int64.self, from: bytes)
        let openedAt = try reader.integer(Int64.self, from: bytes)
        let rule = try reader.isPresent(in: bytes) ? blob(&reader, bytes) : nil
        let terminal = try reader.isPresent(in: bytes) ? reader.text(from: bytes) : nil
        let proven = try reader.isPresent(in: bytes) ? reader.integer(Int64.self, from: bytes) : nil
        guard let user, let service, let factor,
            var session = Self(
                id: id, uid: uid, user: user, service: service, leader: leader, name: name, host: host,
                key: key.flatMap { KeyFingerprint(bytes: $0) }, factor: factor, opened: opened,
                openedAt: openedAt, rule: rule.map { RuleMark(bytes: $0) }, terminal: terminal, proven: proven
            )
        else { throw .malformed }
        session.input = LastInput(
            moment: try reader.integer(from: bytes),
            stamp: try reader.isPresent(in: bytes) ? reader.integer(from: bytes) : nil,
            unread: try reader.integer(from: bytes))
        guard try reader.isPresent(in: bytes) else { return session }
        session.warning = GivenWarning(
            moment: try reader.integer(from: bytes), end: try reader.integer(from: bytes))
        return session
    }

    private static func blob(_ reader: inout RecordReader, _ bytes: Span<UInt8>) throws(RecordError)
        -> [UInt8]
    {
        try reader.blob(from: bytes).map { bytes[$0] }
    }
}
