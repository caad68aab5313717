/// A range of addresses that share a prefix, written `10.20.0.0/16` or `2001:db8::/32` (RFC 4632 §3.1).
package struct Network: Hashable, Sendable, CustomStringConvertible {
    package let address: InternetAddress
    /// Bits that all members share: 0 to 32, or 0 to 128.
    package let prefixLength: Int

    /// Reads the textual form; an address alone is the network of that one address.
    ///
    /// - Throws: ``IdentityError/notAnAddress``, or ``IdentityError/prefix`` if bits are set after the prefix.
    package init(_ text: String) throws(IdentityError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { throw .prefix }
        let address = try InternetAddress(String(parts[0]))
        guard parts.count == 2 else {
            self.init(of: address, prefixLength: address.bytes.count * 8)
            return
        }
        guard let length = Int(parts[1]), (0...address.bytes.count * 8).contains(length) else {
            throw .prefix
        }
        self.init(of: address, prefixLength: length)
        guard self.address == address else { throw .prefix }
    }

    /// The network of `prefixLength` bits that `address` lies in.
    ///
    /// - Precondition: the prefix is not longer than the address.
    package init(of address: InternetAddress, prefixLength: Int) {
        precondition((0...address.bytes.count * 8).contains(prefixLength))
        self.prefixLength = prefixLength
        self.address = InternetAddress(masking: address.bytes, to: prefixLength)
    }

    /// The network that failures and familiarity are counted by: /24 for IPv4, /48 for IPv6.
    package init(neighbourhoodOf address: InternetAddress) {
        self.init(of: address, prefixLength: address.isIPv4 ? 24 : 48)
    }

    package func contains(_ other: InternetAddress) -> Bool {
        other.bytes.count == address.bytes.count
            && InternetAddress(masking: other.bytes, to: prefixLength) == address
    }

    package var description: String { "\(address)/\(prefixLength)" }
}

extension InternetAddress {
    fileprivate init(masking bytes: [UInt8], to prefixLength: Int) {
        let masked = bytes.enumerated().map { position, byte in
            let kept = min(8, max(0, prefixLength - position * 8))
            return byte & ~UInt8(truncatingIfNeeded: 0xFF >> kept)
        }
        self.init(bytes: masked)
    }
}
