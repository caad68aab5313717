/// What a person calls a live session by: counted from 1, and not given again before the next boot.
package struct SessionID: Hashable, Comparable, Sendable, RawRepresentable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Reads what ``description`` writes; 0 is none.
    package init?(_ text: String) {
        guard let number = UInt32(text), number > 0, String(number) == text else { return nil }
        rawValue = number
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension SessionID: CustomStringConvertible {
    package var description: String { String(rawValue) }
}
