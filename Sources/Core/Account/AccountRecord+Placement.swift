extension AccountRecord {
    /// Takes over where a copy of this record was written meanwhile; the account itself stays as it is.
    package mutating func adoptPlacement(of written: AccountRecord) {
        let account = account
        self = written
        self.account = account
    }
}
