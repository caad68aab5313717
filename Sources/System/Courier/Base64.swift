/// The alphabet of RFC 4648 §4.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// With `=` up to a multiple of four.
    static func encoded(_ bytes: [UInt8]) -> [UInt8] {
        stride(from: 0, to: bytes.count, by: 3).flatMap { group(bytes[$0...].prefix(3)) }
    }

    private static func group(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let bits = bytes.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - bytes.count))
        let letters = [18, 12, 6, 0].map { alphabet[bits >> $0 & 63] }
        return letters.prefix(bytes.count + 1) + [UInt8](repeating: UInt8(ascii: "="), count: 3 - bytes.count)
    }
}
