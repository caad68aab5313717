import Cryptography
import Identity

/// The first block of the table in the runtime directory: which boot and which epoch it speaks of.
package struct RuntimeHeader: Hashable, Sendable {
    package static let size = 4_096
    private static let magic = Array("SALLYRUN".utf8)
    private static let version: UInt16 = 1

    /// `/proc/sys/kernel/random/boot_id`, 16 bytes.
    package let bootID: [UInt8]
    package let epoch: Epoch
    /// Wall clock minus boot clock, in milliseconds; another difference means that the clock jumped.
    package let clockOffset: Int64

    package init(bootID: [UInt8], epoch: Epoch, clockOffset: Int64) {
        self.bootID = bootID
        self.epoch = epoch
        self.clockOffset = clockOffset
    }

    /// Exactly ``size`` bytes.
    package var bytes: [UInt8] {
        let body = [UInt8](capacity: Self.size - 8) { output in
            for byte in Self.magic { output.append(byte) }
            // All of it fits: 51 of 4,088 bytes.
            try? output.write(Self.version)
            for byte in bootID { output.append(byte) }
            try? output.write(epoch.id.rawValue)
            try? output.write(epoch.began)
            try? output.write(UInt8(epoch.clockAccepted ? 1 : 0))
            try? output.write(clockOffset)
            while !output.isFull { output.append(0) }
        }
        return Array(Digest.sha256(body).prefix(8)) + body
    }

    /// Reads a header; nil for anything else.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.size,
            Array(bytes.prefix(8)) == Array(Digest.sha256(Array(bytes.dropFirst(8))).prefix(8))
        else { return nil }
        let body = Array(bytes.dropFirst(8))
        var reader = RecordReader()
        do throws(RecordError) {
            guard try reader.array(8, from: body.span) == Self.magic,
                try reader.integer(UInt16.self, from: body.span) == Self.version
            else { return nil }
            bootID = try reader.array(16, from: body.span)
            let id = Epoch.ID(rawValue: try reader.integer(from: body.span))
            let began = try reader.integer(Int64.self, from: body.span)
            let clockAccepted = try reader.integer(UInt8.self, from: body.span) != 0
            epoch = Epoch(id: id, began: began, clockAccepted: clockAccepted)
            clockOffset = try reader.integer(from: body.span)
        } catch {
            return nil
        }
    }
}
