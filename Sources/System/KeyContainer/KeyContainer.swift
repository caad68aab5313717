package import Migration

/// A container of keys (PSKC, RFC 6030) in clear text.
///
/// It is read event by event: no tree is built, no entity is known, nothing is fetched. Signatures are not judged.
package enum KeyContainer {
    /// A larger container is not read: one with 10,000 keys has about 10 MiB.
    package static let longest = 64 << 20
    /// More keys than any shipment of tokens has.
    package static let mostKeys = 100_000

    /// Reads the keys of a container, in its order.
    package static func keys(in bytes: [UInt8]) throws(KeyContainerError) -> [ContainedKey] {
        try DocumentBytes.check(bytes)
        // SAFETY: the reader lives inside the closure, as the bytes do.
        return try unsafe bytes.span.withUnsafeBytes { bytes throws(KeyContainerError) in
            var reader = unsafe try EventReader(bytes)
            return try keys(&reader)
        }
    }

    private static func keys(_ reader: inout EventReader) throws(KeyContainerError) -> [ContainedKey] {
        var assembler = KeyAssembler()
        while let event = try reader.next() {
            switch event {
            case .opened(let name): try assembler.open(name, reader)
            case .text(let text): try assembler.add(text, line: reader.line)
            case .closed: try assembler.close(line: reader.line)
            }
        }
        return assembler.keys
    }
}
