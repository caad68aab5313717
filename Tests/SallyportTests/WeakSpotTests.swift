import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `What is weak about an account` {
    @Test func `is nothing where it has an authenticator and recovery codes`() throws {
        #expect(Self.spots(try ReviewFixture.user()).isEmpty)
        #expect(Self.spots(try ReviewFixture.user(), sessions: 3).isEmpty)
    }

    @Test(
        arguments: [
            ([.email], [.mailOnly]), ([.sms], [.smsOnly]), ([.sms, .email], [.sentOnly]),
            ([.totp, .email], []),
            ([.hotp, .sms], []),
        ] as [([FactorMethod], [WeakSpot])])
    func `is that codes are sent and come in no other way`(
        methods: [FactorMethod], expected: [WeakSpot]
    ) throws {
        let user = try ReviewFixture.user(factors: methods.map { ReviewFixture.factor($0) })
        #expect(Self.spots(user) == expected)
    }

    @Test(arguments: [(80, [.shortKey]), (127, [.shortKey]), (128, []), (nil, [])] as [(Int?, [WeakSpot])])
    func `is a key below 128 bits`(bits: Int?, expected: [WeakSpot]) throws {
        let user = try ReviewFixture.user(factors: [ReviewFixture.factor(.totp, bits: bits)])
        #expect(Self.spots(user) == expected)
    }

    @Test func `is that no recovery code is left`() throws {
        #expect(Self.spots(try ReviewFixture.user(recoveryCodes: 1)).isEmpty)
        let user = try ReviewFixture.user(recoveryCodes: 0)
        #expect(Self.spots(user) == [.noRecoveryCodes])
        #expect(
            WeakSpot.all(
                of: user, canLogIn: true, sessions: 0, isOverdue: false, usesRecoveryCodes: false
            ).isEmpty)
    }

    @Test func `is a factor that is missing, the more so once it is demanded`() throws {
        let user = try ReviewFixture.user(state: .notEnrolled, factors: [], recoveryCodes: 0)
        #expect(Self.spots(user) == [.notEnrolled])
        #expect(Self.spots(user, isOverdue: true) == [.enrolmentOverdue])
        #expect(Self.spots(user, canLogIn: false, isOverdue: true).isEmpty)
    }

    @Test func `is a session that a lock did not end`() throws {
        var user = try ReviewFixture.user(state: .locked, factors: [ReviewFixture.factor(.sms)])
        user.lock = LockReport(since: ReviewFixture.earlier)
        #expect(Self.spots(user, sessions: 1) == [.lockedWithSessions])
        #expect(Self.spots(user, sessions: 0).isEmpty && Self.spots(user, sessions: nil).isEmpty)
        user.lock?.until = ReviewFixture.days(1)
        #expect(Self.spots(user, sessions: 1) == [.lockedWithSessions, .smsOnly])
    }

    @Test func `is nothing about somebody who is cut off for good`() throws {
        var user = try ReviewFixture.user(state: .offboarded, factors: [], recoveryCodes: 0)
        user.offboarded = ReviewFixture.earlier
        user.lock = LockReport(since: ReviewFixture.earlier)
        user.missingSince = ReviewFixture.earlier
        user.dormant = true
        #expect(Self.spots(user, sessions: 0, isOverdue: true).isEmpty)
    }

    @Test func `is told with the most pressing first`() throws {
        var user = try ReviewFixture.user(
            state: .shut, factors: [ReviewFixture.factor(.email)], recoveryCodes: 0)
        user.missingSince = ReviewFixture.earlier
        user.dormant = true
        #expect(Self.spots(user) == [.vanished, .shut, .mailOnly, .noRecoveryCodes, .dormant])
        #expect(Self.spots(try ReviewFixture.user(state: .damaged, factors: [])) == [.damaged])
    }

    private static func spots(
        _ user: UserReport, canLogIn: Bool = true, sessions: Int? = 0, isOverdue: Bool = false
    ) -> [WeakSpot] {
        WeakSpot.all(of: user, canLogIn: canLogIn, sessions: sessions, isOverdue: isOverdue)
    }
}
