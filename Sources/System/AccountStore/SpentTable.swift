package import Platform

/// The file `spent` in the runtime directory: a header and a fixed number of entries.
///
/// All of their space is reserved, so that a write cannot lack any. The store does not know what is in them. It outlives the process, not the boot (where the directory is a tmpfs): nothing here is ever synced.
package final class SpentTable: Sendable {
    package static let name = "spent"
    /// In bytes.
    package static let headerLength = 4096
    /// Of one entry, in bytes: a divisor of the page, so that a killed process leaves it old or new, never torn.
    package static let entryLength = 256
    package static let defaultCapacity = 16_384

    /// Whether the file was there, or was made just now.
    package let origin: Origin
    /// How many entries there are.
    package let capacity: Int
    private let file: Descriptor

    package enum Origin: Hashable, Sendable {
        /// The header's ``SpentTable/headerLength`` bytes, as they were found.
        case existing(header: [UInt8])
        /// All zeros.
        case fresh(Reason)
    }

    package enum Reason: Hashable, Sendable {
        /// There was no file: another boot, or the first start.
        case absent
        case wrongSize(Int)
        /// A link, a folder, a FIFO, somebody else's file, or one with a second name.
        case notOurs
        case unreadable(PlatformError)
    }

    init(origin: Origin, capacity: Int, file: consuming Descriptor) {
        self.origin = origin
        self.capacity = capacity
        self.file = file
    }

    /// Overwrites entry `index`, one of ``capacity``, with ``entryLength`` bytes; the next process sees them.
    package func write(entry index: Int, _ bytes: [UInt8]) throws(AccountStoreError) {
        precondition((0..<capacity).contains(index) && bytes.count == Self.entryLength)
        try write(bytes, at: Self.headerLength + index * Self.entryLength)
    }

    package func writeHeader(_ bytes: [UInt8]) throws(AccountStoreError) {
        precondition(bytes.count == Self.headerLength)
        try write(bytes, at: 0)
    }

    /// Shows `body` each entry, in order, a page of memory at a time.
    package func forEachEntry(_ body: (Int, Span<UInt8>) -> Void) throws(AccountStoreError) {
        let perRead = 256
        for start in stride(from: 0, to: capacity, by: perRead) {
            let wanted = min(perRead, capacity - start)
            let bytes = try read(entries: wanted, from: start)
            for index in 0..<wanted {
                let place = index * Self.entryLength
                body(start + index, bytes.span.extracting(place..<place + Self.entryLength))
            }
        }
    }

    private func read(entries count: Int, from start: Int) throws(AccountStoreError) -> [UInt8] {
        let length = count * Self.entryLength
        let bytes = try translating(file.read(length, at: Self.headerLength + start * Self.entryLength))
        guard bytes.count == length else { throw .system(Self.short("pread")) }
        return bytes
    }

    private func write(_ bytes: [UInt8], at offset: Int) throws(AccountStoreError) {
        let written = try translating(file.write(bytes.span, at: offset))
        guard written == bytes.count else { throw .system(Self.short("pwrite")) }
    }
}
