/// The two places where an account's sealed record is written in turn; the store does not know what is in them.
package struct Slots: Hashable, Sendable {
    /// Of one slot, in bytes.
    package static let length = 8192
    package static let count = 2
    static let fileLength = length * count

    package let first: [UInt8]
    package let second: [UInt8]

    /// - Precondition: each has ``length`` bytes.
    package init(_ first: [UInt8], _ second: [UInt8]) {
        precondition(first.count == Self.length && second.count == Self.length)
        self.first = first
        self.second = second
    }

    package subscript(_ slot: Int) -> [UInt8] { slot == 0 ? first : second }
}

extension Slots {
    /// Cuts a file's bytes; what a file cut short lacks is zeros.
    init(fileBytes bytes: [UInt8]) {
        let missing = Self.fileLength - bytes.count
        let whole = missing == 0 ? bytes : bytes + [UInt8](repeating: 0, count: missing)
        self.init(Array(whole[..<Self.length]), Array(whole[Self.length...]))
    }

    var fileBytes: [UInt8] { first + second }
}
