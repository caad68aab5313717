/// An IPv4 or IPv6 address; an IPv4 address mapped into IPv6 is the IPv4 address.
package struct InternetAddress: Hashable, Sendable {
    /// Network byte order: 4 bytes or 16.
    package let bytes: [UInt8]

    package var isIPv4: Bool { bytes.count == 4 }

    /// - Precondition: 4 or 16 bytes.
    package init(bytes: [UInt8]) {
        precondition(bytes.count == 4 || bytes.count == 16)
        self.bytes = bytes.count == 16 && Self.isMapped(bytes) ? Array(bytes.suffix(4)) : bytes
    }

    /// Reads the textual form: dotted decimal, or RFC 4291 §2.2; a zone (`%eth0`) is cut off.
    ///
    /// - Throws: ``IdentityError/notAnAddress``; a host name is not an address.
    package init(_ text: String) throws(IdentityError) {
        let plain = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)[0]
        guard let bytes = Self.parseIPv4(plain) ?? Self.parseIPv6(plain) else { throw .notAnAddress }
        self.init(bytes: bytes)
    }

    /// An IPv4 address in IPv6 (RFC 4291 §2.5.5.2).
    private static func isMapped(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
    }

    private static func parseIPv4(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let bytes = parts.compactMap(Self.parseOctet)
        return bytes.count == 4 ? bytes : nil
    }

    private static func parseOctet(_ text: Substring) -> UInt8? {
        guard (1...3).contains(text.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            text == "0" || text.first != "0"
        else { return nil }
        return UInt8(text)
    }

    private static func parseIPv6(_ text: Substring) -> [UInt8]? {
        let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
        guard let head = halves.first.flatMap(parseGroups), halves.count <= 2 else { return nil }
        guard halves.count == 2 else { return head.count == 16 ? head : nil }
        guard let tail = parseGroups(halves[1]), head.count + tail.count <= 14 else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    private static func parseGroups(_ text: Substring) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        let groups = text.split(separator: ":", omittingEmptySubsequences: false)
        var bytes: [UInt8] = []
        for (position, group) in groups.enumerated() {
            if position == groups.count - 1, let quad = parseIPv4(group) {
                bytes += quad
            } else if let value = parseGroup(group) {
                bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
            } else {
                return nil
            }
        }
        return bytes.count <= 16 ? bytes : nil
    }

    private static func parseGroup(_ text: Substring) -> UInt16? {
        guard (1...4).contains(text.count), text.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }) else {
            return nil
        }
        return UInt16(text, radix: 16)
    }
}

extension InternetAddress: CustomStringConvertible {
    /// The canonical text: dotted decimal, or RFC 5952.
    package var description: String {
        guard !isIPv4 else { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        let run = Self.longestRunOfZeros(in: groups)
        let hex = groups.map { String($0, radix: 16) }
        guard run.count >= 2 else { return hex.joined(separator: ":") }
        return hex[..<run.lowerBound].joined(separator: ":") + "::"
            + hex[run.upperBound...].joined(separator: ":")
    }

    private static func longestRunOfZeros(in groups: [UInt16]) -> Range<Int> {
        var longest = 0..<0
        var start = 0
        for (position, group) in groups.enumerated() {
            if group != 0 {
                start = position + 1
            } else if position + 1 - start > longest.count {
                longest = start..<position + 1
            }
        }
        return longest
    }
}
