package import Identity

/// An account as it stands in its file of two slots, and which slot the next write goes to.
package struct AccountRecord: Sendable {
    package var account: Account
    /// Of the newest slot; the next seal has one more.
    package private(set) var generation: UInt64
    package internal(set) var newestSlot: Int
    /// A slot that did not open, and why; to be reported and written anew.
    package internal(set) var damage: Damage?
    /// Sealed by the previous master key.
    package private(set) var isOldKey: Bool

    package struct Damage: Hashable, Sendable {
        package let slot: Int
        package let error: RecordError
    }

    /// A new account, not written yet.
    package init(new account: Account) {
        self.account = account
        generation = 0
        newestSlot = 1
        damage = nil
        isOldKey = false
    }

    /// The slot to overwrite, which is never the newest that is whole.
    package var nextSlot: Int { damage?.slot ?? (1 - newestSlot) }

    /// Seals the account for ``nextSlot`` and counts it as written; `salt` is ``SealedSlot/saltLength`` fresh random
    /// bytes.
    package mutating func seal(keys: MasterKeys, salt: [UInt8]) throws(RecordError) -> (
        slot: Int, bytes: [UInt8]
    ) {
        let bytes = try SealedSlot.seal(account, generation: generation + 1, keys: keys, salt: salt)
        let slot = nextSlot
        generation += 1
        newestSlot = slot
        damage = nil
        isOldKey = false
        return (slot, bytes)
    }
}

extension AccountRecord {
    /// What the two slots of a file amount to.
    package enum Reading: Sendable {
        case opened(AccountRecord)
        /// The file belongs to this name, not to the one that the name service returned.
        case otherName(AccountName)
        /// Neither slot opens.
        case damaged(first: RecordError, second: RecordError)
    }

    /// Opens the newer of two slots; the other one serves when it is damaged.
    ///
    /// Without a `name` the record's own is believed, which is for upkeep and listings, never for a login.
    /// Codes accepted since the older slot was written may be forgotten then, so its factors start a new epoch; so may be that
    /// devices were, so there are none.
    package static func read(
        _ slots: (first: [UInt8], second: [UInt8]), uid: UserID, name: AccountName?, keys: MasterKeys
    ) -> Reading {
        let first = Result { () throws(RecordError) in try SealedSlot.open(slots.first, uid: uid, keys: keys)
        }
        let second = Result { () throws(RecordError) in
            try SealedSlot.open(slots.second, uid: uid, keys: keys)
        }
        let record: AccountRecord
        switch (first, second) {
        case (.success(let one), .success(let two)):
            record = one.generation > two.generation ? Self(one, in: 0) : Self(two, in: 1)
        case (.success(let one), .failure(let error)):
            record = Self(one, in: 0, damage: Damage(slot: 1, error: error))
        case (.failure(let error), .success(let two)):
            record = Self(two, in: 1, damage: Damage(slot: 0, error: error))
        case (.failure(let one), .failure(let two)):
            return .damaged(first: one, second: two)
        }
        guard name == nil || record.account.name == name else { return .otherName(record.account.name) }
        return .opened(record)
    }

    private init(_ opened: SealedSlot.Opened, in slot: Int, damage: Damage? = nil) {
        account = opened.account
        generation = opened.generation
        newestSlot = slot
        self.damage = damage
        isOldKey = opened.isOldKey
        guard damage != nil else { return }
        for position in account.factors.indices {
            account.factors[position].authenticator.totp?.epoch = .unknown
        }
        account.devices.forgetAll()
    }
}
