/// A user as the kernel knows it.
///
/// uid 0 is root under whatever name; 65534 and 4294967295 mean "nobody" and "none" and own no account.
package struct UserID: Hashable, Comparable, Sendable, RawRepresentable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package static let root = Self(rawValue: 0)
    package static let none = Self(rawValue: .max)

    package var isRoot: Bool { self == .root }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A group as the kernel knows it; rules match groups by this number, never by name.
package struct GroupID: Hashable, Sendable, RawRepresentable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }
}

/// One factor of one account: counted from 1 within the account and never given twice.
package struct FactorID: Hashable, Comparable, Sendable, RawRepresentable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension UserID: CustomStringConvertible {
    package var description: String { String(rawValue) }
}

extension GroupID: CustomStringConvertible {
    package var description: String { String(rawValue) }
}

extension FactorID: CustomStringConvertible {
    package var description: String { String(rawValue) }
}
