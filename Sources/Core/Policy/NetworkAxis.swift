import Identity

/// The networks of all rules, as numbers that are quickly compared.
struct NetworkAxis: Hashable, Sendable {
    private struct Entry: Hashable {
        let isLong: Bool
        let prefix: AddressBits
        let mask: AddressBits
        let place: Int
    }

    private let open: RuleSet
    private let entries: [Entry]
    private let count: Int

    /// - Parameter lists: Those of each rule; nil where it has none.
    init(_ lists: [[Network]?]) {
        var open = RuleSet(capacity: lists.count)
        var entries: [Entry] = []
        for (place, list) in lists.enumerated() {
            guard let list else {
                open.insert(place)
                continue
            }
            entries += list.map { network in
                let bytes = network.address.bytes
                return Entry(
                    isLong: bytes.count > 4, prefix: AddressBits(bytes),
                    mask: AddressBits(prefixLength: network.prefixLength), place: place)
            }
        }
        self.open = open
        self.entries = entries
        count = lists.count
    }

    /// The rules without networks, or with one that has the address.
    func rules(having address: InternetAddress?) -> RuleSet {
        guard let address, !entries.isEmpty else { return open }
        let (bits, isLong) = (AddressBits(address.bytes), address.bytes.count > 4)
        var rules = open
        for entry in entries where entry.isLong == isLong && bits.masked(by: entry.mask) == entry.prefix {
            rules.insert(entry.place)
        }
        return rules
    }
}

/// An address as two words, its first bit highest.
private struct AddressBits: Hashable {
    let high: UInt64
    let low: UInt64

    init(_ bytes: [UInt8]) {
        var words: (UInt64, UInt64) = (0, 0)
        for (place, byte) in bytes.prefix(16).enumerated() {
            let shift = UInt64(56 - 8 * (place % 8))
            if place < 8 { words.0 |= UInt64(byte) << shift } else { words.1 |= UInt64(byte) << shift }
        }
        (high, low) = words
    }

    init(prefixLength: Int) {
        high = prefixLength >= 64 ? .max : ~(.max >> UInt64(prefixLength))
        low = prefixLength <= 64 ? 0 : ~(.max >> UInt64(prefixLength - 64))
    }

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    func masked(by mask: Self) -> Self { Self(high: high & mask.high, low: low & mask.low) }
}
