import Cryptography
import Identity
import OneTimePassword

extension RuntimeEntry {
    /// Exactly ``size`` bytes.
    package var bytes: [UInt8] {
        let body = [UInt8](capacity: Self.size - Self.checksumLength) { output in
            // Every part is of a bounded length, and those that an entry may have together fit.
            try? output.write(sequence)
            try? Self.write(spent, to: &output)
            try? Self.write(proof, to: &output)
            try? output.write(session, SessionProof.write)
            while !output.isFull { output.append(0) }
        }
        return Array(Digest.sha256(body).prefix(Self.checksumLength)) + body
    }

    /// Reads an entry; nil for one that was never written, or not wholly.
    package init?(_ bytes: Span<UInt8>) {
        guard bytes.count == Self.size, (0..<Self.checksumLength).contains(where: { bytes[$0] != 0 }) else {
            return nil
        }
        let body = (Self.checksumLength..<Self.size).map { bytes[$0] }
        let checksum = Digest.sha256(body)
        guard (0..<Self.checksumLength).allSatisfy({ bytes[$0] == checksum[$0] }) else { return nil }
        var reader = RecordReader()
        do throws(RecordError) {
            sequence = try reader.integer(from: body.span)
            spent = try SpentKnowledge(&reader, body.span)
            proof = try Proof(&reader, body.span)
            session = try SessionProof(&reader, body.span)
        } catch {
            return nil
        }
    }

    private static func write(
        _ spent: SpentKnowledge?, to output: inout OutputSpan<UInt8>
    ) throws(RecordError) {
        try output.write(UInt8(spent == nil ? 0 : 1))
        guard let spent else { return }
        try output.write(spent.uid.rawValue)
        try output.write(spent.factor.rawValue)
        try output.write(spent.epoch.rawValue)
        try output.write(spent.voidThrough)
        try output.write(spent.lastUsed)
        try spent.steps.write(to: &output)
    }

    private static func write(_ proof: Proof?, to output: inout OutputSpan<UInt8>) throws(RecordError) {
        try output.write((proof?.phase.rawValue ?? 0) | (proof?.isByFactor == false ? Proof.passBit : 0))
        guard let proof else { return }
        for byte in proof.conversation.bytes + proof.token.bytes { try output.write(byte) }
        try output.write(proof.uid.rawValue)
        try proof.process.write(to: &output)
        try proof.parent.write(to: &output)
        try output.write(proof.expires)
        try output.write(proof.service.description)
        try output.write(proof.proven ?? 0 as Int64)
    }
}
