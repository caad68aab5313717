import AccountStore
import Identity
import Testing

/// Numbers and bytes that tell accounts and slots apart.
enum Fixture {
    static let alice = UserID(rawValue: 1000)
    static let bob = UserID(rawValue: 1001)

    /// Stands for SHA-256 of a name; the store only wants 32 bytes.
    static func digest(_ number: UInt32) -> [UInt8] {
        (0..<32).map { UInt8(truncatingIfNeeded: number >> UInt32($0 % 4 * 8)) ^ UInt8($0) }
    }

    static func slot(_ number: UInt32, _ slot: UInt8) -> [UInt8] {
        let head = (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } + [slot]
        return head + [UInt8](repeating: head[0] ^ 0xA5, count: Slots.length - head.count)
    }

    static func slots(_ number: UInt32) -> Slots { Slots(slot(number, 0), slot(number, 1)) }

    static func account(_ number: UInt32) -> NewAccount {
        NewAccount(uid: UserID(rawValue: number), nameDigest: digest(number), slots: slots(number))
    }

    /// The name of the link of account `number`, as the store writes it.
    static func linkName(_ number: UInt32) -> String {
        digest(number).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension Slots: CustomTestStringConvertible {
    /// Sixteen thousand numbers say less than where they begin.
    public var testDescription: String { "slots \(first.prefix(4)) \(second.prefix(4))" }
}

extension AccountDirectory {
    func create(_ number: UInt32) throws {
        try create(
            uid: UserID(rawValue: number), nameDigest: Fixture.digest(number), slots: Fixture.slots(number))
    }

    func read(_ number: UInt32) throws -> AccountFiles {
        try read(uid: UserID(rawValue: number), nameDigest: Fixture.digest(number))
    }

    func readIfCached(_ number: UInt32) -> AccountFiles? {
        readIfCached(uid: UserID(rawValue: number), nameDigest: Fixture.digest(number))
    }
}
