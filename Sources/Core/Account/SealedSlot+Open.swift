import Cryptography
package import Identity

extension SealedSlot {
    /// What an authentic slot holds.
    package struct Opened: Sendable {
        package let account: Account
        package let generation: UInt64
        /// Sealed by the key before the current one: to be sealed anew at the next change.
        package let isOldKey: Bool
    }

    /// Opens one slot of the file that is named after `uid`.
    package static func open(_ slot: [UInt8], uid: UserID, keys: MasterKeys) throws(RecordError) -> Opened {
        let header = try Header(slot)
        guard header.format <= format else { throw .newerFormat(header.format) }
        guard header.format >= oldestFormat else { throw .notAuthentic }
        guard header.uid == uid else { throw .otherUser }
        guard let key = keys.key(slot[24..<32]) else { throw .unknownKey }
        let plain = try unseal(slot, header, key)
        let name = try name(slot[fixedLength..<header.sealedStart])
        let account = try plain.withBytes { bytes throws(RecordError) in
            header.format == 1
                ? try Account(readingFormat1: bytes, name: name)
                : try Account(reading: bytes, format: header.format, name: name)
        }
        guard account.uid == uid else { throw .malformed }
        return Opened(
            account: account, generation: header.generation,
            isOldKey: key.fingerprint != keys.current.fingerprint)
    }

    /// Of a slot that is authentic.
    private static func name(_ bytes: ArraySlice<UInt8>) throws(RecordError) -> AccountName {
        guard let text = String(validating: bytes, as: UTF8.self), let name = try? AccountName(text),
            Array(name.description.utf8)[...] == bytes
        else { throw .malformed }
        return name
    }

    private static func unseal(_ slot: [UInt8], _ header: Header, _ key: MasterKey) throws(RecordError)
        -> Secret
    {
        do {
            let (sealingKey, nonce) = try key.sealingKey(salt: Array(slot[32..<56]))
            return try AuthenticatedEncryption.open(
                slot[header.sealedStart..<header.sealedEnd], key: sealingKey, nonce: nonce,
                associatedData: Array(slot[..<header.sealedStart]))
        } catch {
            throw .notAuthentic
        }
    }

    /// The part of a slot that is readable without a key.
    private struct Header {
        let format: UInt16
        let uid: UserID
        let generation: UInt64
        let sealedStart: Int
        let sealedEnd: Int

        init(_ slot: [UInt8]) throws(RecordError) {
            guard slot.count == SealedSlot.size, slot.starts(with: SealedSlot.magic) else {
                throw .notAuthentic
            }
            var reader = RecordReader()
            let bytes = slot.span.extracting(droppingFirst: 8)
            format = try reader.integer(from: bytes)
            let nameLength = Int(try reader.integer(UInt16.self, from: bytes))
            uid = UserID(rawValue: try reader.integer(from: bytes))
            generation = try reader.integer(from: bytes)
            let sealedLength = Int(
                slot[56..<60].reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
            sealedStart = SealedSlot.fixedLength + nameLength
            sealedEnd = sealedStart + sealedLength
            guard sealedLength >= 16, sealedEnd <= SealedSlot.size else { throw .notAuthentic }
            guard Self.isZero(slot.span.extracting(sealedEnd...)) else { throw .notAuthentic }
        }

        private static func isZero(_ bytes: Span<UInt8>) -> Bool {
            var seen: UInt8 = 0
            for position in bytes.indices { seen |= bytes[position] }
            return seen == 0
        }
    }
}
