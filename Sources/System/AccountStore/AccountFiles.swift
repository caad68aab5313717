package import Identity

/// What the store has for a uid and a name.
package struct AccountFiles: Hashable, Sendable {
    /// Where the name leads.
    package let link: Link
    /// Nil where the uid has no file.
    package let slots: Slots?

    package enum Link: Hashable, Sendable {
        case none
        case uid(UserID)
        /// Something is there that the store did not make.
        case damaged
    }

    package init(link: Link, slots: Slots?) {
        self.link = link
        self.slots = slots
    }
}
