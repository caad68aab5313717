import Account

/// What stays in the entry of a session that is over: its number, which is not given again in this boot.
///
/// An entry is used again by a higher number alone, so the highest that was ever given is in one of them.
package struct ClosedSession: Hashable, Sendable {
    /// Zeros, where an open session has its checksum.
    private static let start = 8

    package let id: SessionID

    package init(_ id: SessionID) {
        self.id = id
    }

    /// Exactly ``LiveSession/size`` bytes.
    package var bytes: [UInt8] {
        [UInt8](capacity: LiveSession.size) { output in
            for _ in 0..<Self.start { output.append(0) }
            // There is room for one number.
            try? output.write(id.rawValue)
            while !output.isFull { output.append(0) }
        }
    }

    /// Reads an entry; nil for an open session, and for one that was never written.
    package init?(_ bytes: Span<UInt8>) {
        guard bytes.count == LiveSession.size, (0..<Self.start).allSatisfy({ bytes[$0] == 0 }) else {
            return nil
        }
        var reader = RecordReader()
        let number = try? reader.integer(SessionID.RawValue.self, from: bytes.extracting(Self.start...))
        guard let number, number > 0 else { return nil }
        id = SessionID(rawValue: number)
    }
}
