package import Platform

/// A file of the runtime directory: a header and a fixed number of entries.
///
/// The store does not know what is in them. It outlives the process, not the boot (where the directory is a tmpfs): nothing here is ever synced.
package final class EntryTable: Sendable {
    /// In bytes.
    package static let headerLength = 4096
    /// What is read at once.
    private static let readLength = 65_536

    package let shape: Shape
    /// Whether the file was there, or was made just now.
    package let origin: Origin
    private let file: Descriptor

    package enum Origin: Hashable, Sendable {
        /// The header's ``EntryTable/headerLength`` bytes, as they were found.
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

    init(origin: Origin, shape: Shape, file: consuming Descriptor) {
        self.origin = origin
        self.shape = shape
        self.file = file
    }

    /// How many entries there are.
    package var capacity: Int { shape.capacity }

    /// Overwrites entry `index`, one of ``capacity``, with as many bytes as an entry has; the next process sees them.
    package func write(entry index: Int, _ bytes: [UInt8]) throws(AccountStoreError) {
        precondition((0..<capacity).contains(index) && bytes.count == shape.entryLength)
        try write(bytes, at: Self.headerLength + index * shape.entryLength)
    }

    package func writeHeader(_ bytes: [UInt8]) throws(AccountStoreError) {
        precondition(bytes.count == Self.headerLength)
        try write(bytes, at: 0)
    }

    /// Shows `body` each entry, in order, a page of memory at a time.
    package func forEachEntry(_ body: (Int, Span<UInt8>) -> Void) throws(AccountStoreError) {
        let perRead = Self.readLength / shape.entryLength
        for start in stride(from: 0, to: capacity, by: perRead) {
            let wanted = min(perRead, capacity - start)
            let bytes = try read(entries: wanted, from: start)
            for index in 0..<wanted {
                let place = index * shape.entryLength
                body(start + index, bytes.span.extracting(place..<place + shape.entryLength))
            }
        }
    }

    private func read(entries count: Int, from start: Int) throws(AccountStoreError) -> [UInt8] {
        let length = count * shape.entryLength
        let bytes = try translating(file.read(length, at: Self.headerLength + start * shape.entryLength))
        guard bytes.count == length else { throw .system(shape.short("pread")) }
        return bytes
    }

    private func write(_ bytes: [UInt8], at offset: Int) throws(AccountStoreError) {
        let written = try translating(file.write(bytes.span, at: offset))
        guard written == bytes.count else { throw .system(shape.short("pwrite")) }
    }
}
