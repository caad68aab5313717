internal import Glibc

/// The kernel's name for this boot: another after each start of the machine.
package enum BootIdentity {
    package static let length = 16
    private static let path = "/proc/sys/kernel/random/boot_id"

    /// Returns the ``length`` bytes of the UUID in `/proc/sys/kernel/random/boot_id`.
    ///
    /// - Throws: EBADMSG if that file has anything else.
    package static func read() throws(PlatformError) -> [UInt8] {
        let text = try Descriptor(path: path, [.read]).readAll(atMost: 64)
        guard let bytes = parse(text) else {
            throw PlatformError(operation: "read", path: path, errno: EBADMSG)
        }
        return bytes
    }

    /// Reads a UUID (RFC 9562 §4) with a line end behind it.
    static func parse(_ text: [UInt8]) -> [UInt8]? {
        guard text.count == 37, text.last == UInt8(ascii: "\n") else { return nil }
        let digits = text.dropLast().split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard digits.map(\.count) == [8, 4, 4, 4, 12] else { return nil }
        let nibbles = digits.joined().compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard nibbles.count == 32 else { return nil }
        return stride(from: 0, to: 32, by: 2).map { UInt8(nibbles[$0] << 4 | nibbles[$0 + 1]) }
    }
}
