import Cryptography
import Identity

/// One slot of an account's file: a header in the clear and the sealed account, padded with zeros.
///
/// | offset | bytes | what |
/// |---|---|---|
/// | 0 | 8 | "SALLYREC" |
/// | 8 | 2 | format: 5, or 1 to 4 of before |
/// | 10 | 2 | length of the name |
/// | 12 | 4 | uid |
/// | 16 | 8 | generation, higher is newer |
/// | 24 | 8 | fingerprint of the master key |
/// | 32 | 24 | salt of this seal |
/// | 56 | 4 | length of the sealed part |
/// | 60 | | name, then the sealed part (AES-256-GCM) |
///
/// Everything before the sealed part is its associated data. All integers are big-endian.
package enum SealedSlot {
    package static let size = 8_192
    package static let format: UInt16 = 5
    /// Those before are read too, and written anew at the next change.
    static let oldestFormat: UInt16 = 1
    package static let saltLength = 24
    static let magic = Array("SALLYREC".utf8)
    static let fixedLength = 60

    /// Seals an account under a key made of the master key and `salt`: ``saltLength`` fresh random bytes, never the
    /// same twice.
    package static func seal(
        _ account: Account, generation: UInt64, keys: MasterKeys, salt: [UInt8]
    ) throws(RecordError) -> [UInt8] {
        let name = Array(account.name.description.utf8)
        let plain = try plainForm(of: account, atMost: size - fixedLength - name.count - 16)
        var slot = header(
            account, name, generation, keys.current.fingerprint, salt, sealedLength: plain.count + 16)
        do {
            let (key, nonce) = try keys.current.sealingKey(salt: salt)
            slot += try AuthenticatedEncryption.seal(plain, key: key, nonce: nonce, associatedData: slot)
        } catch {
            throw .cryptography
        }
        slot += [UInt8](repeating: 0, count: size - slot.count)
        return slot
    }

    private static func plainForm(of account: Account, atMost limit: Int) throws(RecordError) -> Secret {
        var failure: RecordError?
        let plain = try? Secret(capacity: limit) { output in
            do throws(RecordError) { try account.write(to: &output) } catch { failure = error }
        }
        if let failure { throw failure }
        guard let plain else { throw .cryptography }
        return plain
    }

    private static func header(
        _ account: Account, _ name: [UInt8], _ generation: UInt64, _ fingerprint: [UInt8], _ salt: [UInt8],
        sealedLength: Int
    ) -> [UInt8] {
        precondition(salt.count == saltLength)
        return magic + bigEndian(format) + bigEndian(UInt16(name.count)) + bigEndian(account.uid.rawValue)
            + bigEndian(generation) + fingerprint + salt + bigEndian(UInt32(sealedLength)) + name
    }

    private static func bigEndian<Integer: FixedWidthInteger>(_ value: Integer) -> [UInt8] {
        stride(from: Integer.bitWidth - 8, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: value >> Integer($0))
        }
    }
}
