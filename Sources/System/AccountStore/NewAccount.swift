package import Identity

/// An account that is to be made.
package struct NewAccount: Sendable {
    package let uid: UserID
    /// SHA-256 of the account's name.
    package let nameDigest: [UInt8]
    package let slots: Slots

    package init(uid: UserID, nameDigest: [UInt8], slots: Slots) {
        self.uid = uid
        self.nameDigest = nameDigest
        self.slots = slots
    }
}
