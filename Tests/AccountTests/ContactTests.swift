import Account
import Identity
import Testing

@Suite struct `A contact` {
    private var account: Account
    private let now = Fixture.now

    init() throws { account = try Fixture.account(try Phone()) }

    @Test mutating func `is set, and counts once it was proven`() throws {
        #expect(try change("alice@example.org"))
        #expect(account.contacts[.email]?.since == now && account.contacts[.email]?.verified == nil)
        #expect(account.means == [.totp] && account.contacts.verified.isEmpty)
        _ = try account.send(provesContact: true)
        #expect(account.judgeSent(try SendingFixture.digits(1), at: now + 9).isAccepted)
        #expect(account.contacts[.email]?.verified == now + 9 && account.means == [.totp, .email])
    }

    @Test mutating func `keeps the day on which it was proven first`() throws {
        #expect(try change("alice@example.org", isVerified: true))
        _ = try account.send(at: now + 100)
        #expect(account.judgeSent(try SendingFixture.digits(1), at: now + 100).isAccepted)
        #expect(account.contacts[.email]?.verified == now)
    }

    @Test mutating func `is verified by an administrator's word`() throws {
        #expect(try change("alice@example.org", "+4915112345678"))
        let revision = account.revision
        #expect(try change(isVerified: true, at: now + 5))
        #expect(account.contacts.verified == [.email, .sms] && account.contacts[.sms]?.since == now)
        #expect(account.contacts[.sms]?.verified == now + 5 && account.revision > revision)
    }

    @Test mutating func `stands as it is where nothing is new`() throws {
        #expect(try change("alice@example.org", isVerified: true))
        let before = Picture(account)
        for isVerified in [nil, true] {
            #expect(try !change("alice@example.org", isVerified: isVerified, at: now + 7))
        }
        #expect(try !change(without: [.sms], at: now + 7))
        #expect(try !change(isVerified: true, at: now + 7))
        #expect(Picture(account) == before)
    }

    @Test mutating func `that is another one must be proven anew`() throws {
        #expect(try change("alice@example.org", isVerified: true))
        #expect(try change("alice@example.com", at: now + 5))
        #expect(account.contacts[.email]?.verified == nil && account.contacts[.email]?.since == now + 5)
        #expect(try change("alice@example.com", isVerified: true, at: now + 6))
        #expect(account.contacts[.email]?.verified == now + 6 && account.contacts[.email]?.since == now + 5)
    }

    @Test mutating func `must be proven anew when an administrator says so`() throws {
        #expect(try change("alice@example.org", "+4915112345678", isVerified: true))
        #expect(try change("alice@example.org", isVerified: false, at: now + 5))
        #expect(account.contacts.verified == [.sms] && account.contacts[.email]?.since == now)
        #expect(try change(isVerified: false, at: now + 6))
        #expect(account.contacts.verified.isEmpty && account.contacts.all.count == 2)
    }

    @Test mutating func `is taken away alone`() throws {
        #expect(try change("alice@example.org", "+4915112345678", isVerified: true))
        #expect(try change(without: [.email]))
        #expect(account.contacts.all.map(\.channel) == [.sms] && account.means == [.totp, .sms])
    }

    /// Whoever has a contact alone is not enrolled.
    @Test mutating func `proves nothing without a factor, and outlives a reset`() throws {
        #expect(try change("alice@example.org", isVerified: true))
        _ = try account.send()
        account.reset(at: now)
        #expect(account.means.isEmpty && !account.isEnrolled && account.sentCodes.isEmpty)
        #expect(account.contacts.verified == [.email] && account.deliveries.entries.count == 1)
        #expect(!account.holdsAnything)
    }

    @Test mutating func `becomes a factor once, under whichever name`() throws {
        #expect(try change("alice@example.org"))
        _ = try account.enrol(.outOfBand(.email), name: account.freeName(nil, usual: "email"), at: now)
        #expect(throws: FactorError.nameTaken) {
            try account.enrol(.outOfBand(.email), name: "other", at: now)
        }
        _ = try account.enrol(.outOfBand(.sms), name: account.freeName("email 2"), at: now)
        #expect(account.freeName(nil, usual: "email") == "email 3")
        #expect(account.factors.map(\.means) == [.totp, .email, .sms])
        #expect(account.factors.map(\.authenticator.digits) == [6, 8, 8])
        #expect(account.factors.dropFirst().allSatisfy { $0.authenticator.secret == nil })
        // Neither address was proven, and one of them there is not.
        #expect(account.means == [.totp])
    }

    private mutating func change(
        _ address: String? = nil, _ number: String? = nil, isVerified: Bool? = nil,
        without: Set<OutOfBandChannel> = [], at now: Int64 = Fixture.now
    ) throws -> Bool {
        account.change(
            try SendingFixture.contacts(address, number, isVerified: isVerified, without: without), at: now)
    }
}
