import Account
import AccountStore
import Identity
import Testing
import Wire

@testable import AuthenticationService

/// Whatever is typed, and however often.
@Suite struct `No code is sent` {
    private let place: Place
    /// A system user that every name service knows.
    private let owner: Person

    init() throws {
        place = try Place()
        owner = try Person(1, name: "daemon")
    }

    /// A daemon that knows the owner, with a verified address unless it is said otherwise.
    private func start(
        _ place: Place? = nil, isVerified: Bool = true,
        with more: @escaping @Sendable (inout Account) throws -> Void = { _ in }
    ) async throws -> (Daemon, FakeCourier) {
        let daemon = try await Daemon(in: place ?? self.place)
        try await daemon.enrol(owner) { [owner] account in
            account.reach(try owner.mail, try owner.phone, verified: isVerified)
            try more(&account)
        }
        return (daemon, try await FakeCourier(in: place ?? self.place))
    }

    private func expectNothing(_ daemon: Daemon, _ courier: FakeCourier) async throws {
        try await daemon.delivered()
        #expect(courier.letters.isEmpty)
        #expect(try await daemon.show(owner).deliveries.isEmpty)
        #expect(try await daemon.run { $0.callers.count } > 0)
        try await daemon.stop()
        try await courier.stop()
    }

    @Test(arguments: [false, true])
    func `before the first factor, and nobody is told more than a stranger`(byMailAlone: Bool) async throws {
        let (daemon, courier) = try await start { [owner] in
            if byMailAlone { try $0.useMailAlone(try owner.mail) }
        }
        var begin = try owner.begin()
        begin.flags = []
        var nobody = begin
        nobody.userEntry = .noSuchUser
        let (known, unknown) = (try await daemon.open(begin), try await daemon.open(nobody))
        #expect(known.opening.told == unknown.opening.told)
        for word in ["email", "mail", "sms", "?", "1234 5678"] {
            let screens = (try await known.type(word), try await unknown.type(word))
            #expect(screens.0.told == screens.1.told && screens.0.verdict == screens.1.verdict)
            #expect(!screens.0.text.contains("***"))
        }
        try await expectNothing(daemon, courier)
    }

    @Test(arguments: [false, true])
    func `for a process of one's own, such as a screen locker`(byMailAlone: Bool) async throws {
        let (daemon, courier) = try await start { [owner] in
            if byMailAlone { try $0.useMailAlone(try owner.mail) }
        }
        var begin = try owner.begin()
        begin.effectiveUID = owner.uid
        begin.realUID = owner.uid
        let locker = try await daemon.open(begin, uid: owner.uid)
        if locker.opening.verdict == nil, try await locker.run({ $0.isOpen }) {
            for word in ["email", "sms", "?"] { #expect(try await !locker.type(word).text.contains("***")) }
        }
        try await expectNothing(daemon, courier)
    }

    @Test func `to an address that is not verified`() async throws {
        let (daemon, courier) = try await start(isVerified: false)
        let login = try await daemon.open(try owner.begin())
        let (mail, sms) = (try await login.type("email").text, try await login.type("sms").text)
        #expect(mail.hasPrefix("The e-mail address on file (d***@e***.org) is not verified yet"))
        #expect(sms.hasPrefix("The phone number on file (+49***01) is not verified yet"))
        try await expectNothing(daemon, courier)
    }

    @Test func `where there is no address`() async throws {
        let (daemon, courier) = (try await Daemon(in: place), try await FakeCourier(in: place))
        try await daemon.enrol(owner)
        let login = try await daemon.open(try owner.begin())
        let text = try await login.type("email").text
        #expect(
            text.hasPrefix(
                "No e-mail address is on file for this account, so nothing was sent.\nYou can type"))
        try await expectNothing(daemon, courier)
    }

    @Test func `by a method that the settings do not list`() async throws {
        let place = try Place(settings: "version = 1\nlogin.methods = [\"totp\", \"sms\"]\n")
        let (daemon, courier) = try await start(place)
        let login = try await daemon.open(try owner.begin())
        let text = try await login.type("email").text
        #expect(text.hasPrefix("Codes by e-mail are not taken here, so nothing was sent.\nYou can type"))
        try await expectNothing(daemon, courier)
    }

    @Test func `to somebody who is locked`() async throws {
        let (daemon, courier) = try await start { [owner] account in
            try account.useMailAlone(try owner.mail)
            account.lock(Lock(since: 1, until: nil, reason: ""))
        }
        let opening = try await daemon.open(try owner.begin()).opening
        #expect(opening.verdict == .refused && opening.told == ["This account is locked."])
        try await expectNothing(daemon, courier)
    }

    @Test func `to somebody whose account is shut by wrong codes`() async throws {
        let (daemon, courier) = try await start { account in
            for number in 0..<100 as Range<UInt32> {
                account.failures.claim(
                    .user(UserID(rawValue: number)), known: KnownSources(), at: Moment.now().seconds)
            }
        }
        let login = try await daemon.open(try owner.begin())
        #expect(try await login.type("email").text.hasPrefix("Too many wrong codes"))
        try await expectNothing(daemon, courier)
    }

    @Test func `in the phases that cannot ask`() async throws {
        let (daemon, courier) = try await start { [owner] in try $0.useMailAlone(try owner.mail) }
        for phase in [.account, .openSession, .closeSession] as [Phase] {
            #expect(try await daemon.open(try owner.begin(phase)).opening.prompt == nil)
        }
        try await expectNothing(daemon, courier)
    }

    @Test func `where the settings ask for none, or a service is not named`() async throws {
        let (daemon, courier) = try await start { [owner] in try $0.useMailAlone(try owner.mail) }
        for service in ["sudo", "cron", "su"] {
            #expect(try await daemon.open(try owner.begin(service: service)).opening.verdict == .notAsked)
        }
        try await expectNothing(daemon, courier)
    }

    /// What must be on disk first is its hash: a restart would send another, and know nothing of guesses.
    @Test(.enabled(if: Disk.isPossible, "\(Disk.needed)"))
    func `where that cannot be recorded, and the app goes on`() async throws {
        let disk = try Disk(of: place)
        let (daemon, courier) = try await start()
        try disk.makeReadOnly()
        let login = try await daemon.open(try owner.begin())
        let text = try await login.type("email").text
        #expect(
            text.contains("You can type the code of your authenticator app or sms (a code by SMS) instead."))
        #expect(try await login.type("email").text == text)
        #expect(try await login.type(owner.code()).verdict == .granted)
        try await daemon.delivered()
        #expect(courier.letters.isEmpty)
        #expect(try await daemon.show(owner).deliveries.isEmpty)
        try disk.makeWritable()
        let next = try await daemon.open(try owner.begin(conversation: 2))
        #expect(try await next.type("email").text.hasPrefix("A code was sent by e-mail to"))
        #expect(try await courier.heard(1).count == 1)
        try await daemon.stop()
        try await courier.stop()
    }
}
