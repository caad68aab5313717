extension AccountRecord {
    /// Notes that the write of a sealed slot failed: it may hold anything, and the other one is to be relied on.
    ///
    /// The generation stays counted up, so that whatever is written next is newer than what may have got there.
    package mutating func lose(_ slot: Int) {
        damage = Damage(slot: slot, error: .notAuthentic)
        newestSlot = 1 - slot
    }

    /// Takes over where a copy of this record was written meanwhile; the account itself stays as it is.
    package mutating func adoptPlacement(of written: AccountRecord) {
        let account = account
        self = written
        self.account = account
    }
}
