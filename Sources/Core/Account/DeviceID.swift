/// One remembered device of one account: counted from 1 within the account, and given again only after all others.
package struct DeviceID: Hashable, Comparable, Sendable, RawRepresentable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension DeviceID: CustomStringConvertible {
    package var description: String { String(rawValue) }
}
