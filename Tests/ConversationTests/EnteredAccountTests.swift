import Account
import Conversation
import Identity
import Testing

/// su proves the password of the account that it enters, and asks the person who runs it.
@Suite struct `An account that somebody else enters` {
    private static let now: Int64 = 1_800_000_000
    private static let day: Int64 = 86_400
    private var account: Account

    init() throws {
        account = Account(name: try AccountName("alice"), uid: Fixture.uid, created: 0)
        _ = try account.enrol(.outOfBand(.email), name: "mail", at: Self.now - 100 * Self.day)
    }

    @Test(arguments: [false, true], [false, true])
    mutating func `closes that of whoever enters it, and no pass of theirs helps`(
        isLocked: Bool, isDormant: Bool
    ) {
        account.pass = Pass(
            salt: [], hash: [], issued: Self.now, expires: Self.now + Self.day, uses: 1)
        let view = AccountView(
            account, at: Self.now, dormantAfter: nil,
            entered: EnteredAccount(isLocked: isLocked, isDormant: isDormant))
        #expect(view.isLocked == isLocked && view.isDormant == isDormant && view.hasPass == !isDormant)
    }

    @Test mutating func `is closed by what closes it to its owner`() {
        #expect(entered(dormantAfter: nil) == .open && entered(dormantAfter: 101 * Self.day) == .open)
        #expect(entered(dormantAfter: 99 * Self.day) == EnteredAccount(isLocked: false, isDormant: true))
        account.lock(Lock(since: Self.now, until: nil, reason: ""))
        #expect(entered(dormantAfter: nil) == EnteredAccount(isLocked: true, isDormant: false))
    }

    private func entered(dormantAfter: Int64?) -> EnteredAccount {
        EnteredAccount(account, at: Self.now, dormantAfter: dormantAfter)
    }
}
