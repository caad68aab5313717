import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Policy
import Settings
import Testing
import Wire

/// A device is remembered where a rule offers it, the person types so, and a key was used.
@Suite struct `A device` {
    private static let remember = Remembrance(idleSeconds: 43_200, maxSeconds: 2_592_000, bindsNetwork: false)
    private static let offer = Message.occasion(
        .rememberOffer(idle: 43_200, max: 2_592_000, inThisNetwork: false))

    private static func conversation(
        _ authInfo: String?, _ remember: Remembrance? = remember, failures: Int = 0,
        standpoint: Begin.Flags = .afterFirstFactor
    ) throws -> LoginConversation {
        var begin = try Fixture.begin(flags: standpoint)
        begin.tty = Array("ssh".utf8)
        begin.sshAuthInfo = authInfo.map { Array($0.utf8) }
        begin.remoteHost = Array("192.0.2.7".utf8)
        guard case .request(let request) = LoginRequest.read(begin, from: Fixture.peer()) else {
            throw IdentityError.empty
        }
        let login = LoginSettings(
            services: LoginSettings.installed.services, require: .always, methods: [.totp], enrol: .admin,
            remember: remember)
        let settings = Settings(login: login, rules: [], control: .installed, contact: nil)
        var circumstances = Circumstances(now: 1_800_000_000, today: Fixture.today)
        circumstances.accountsFailedFromThere = failures
        return LoginConversation(
            request: request, policy: Policy(settings: settings, groups: [:]), contact: nil,
            circumstances: circumstances)
    }

    /// Known from there, with that key, since yesterday.
    private static func familiar(hasPass: Bool = false) throws -> AccountView {
        var account = Account(name: try AccountName("alice"), uid: Fixture.uid, created: 1_799_000_000)
        let conversation = try conversation(Fixture.key)
        let visitor = conversation.request.visitor
        let source = try #require(visitor.keySource)
        account.known.met(source, beside: visitor.network, at: 1_799_900_000)
        _ = account.learn(nil, hasTerminal: nil, from: [], at: 1_799_900_000)
        let view = AccountView(account, at: 1_800_000_000, dormantAfter: nil)
        return AccountView(
            hasPass: hasPass, factors: AccountView.enrolled.factors, history: view.history)
    }

    private static func opening(
        _ conversation: inout LoginConversation, hasPass: Bool = false
    ) throws -> [Message] {
        _ = conversation.handle(.began(.none))
        let effects = conversation.handle(.loaded(.account(try familiar(hasPass: hasPass))))
        guard case .ask(.verificationCode, let messages, _, _)? = effects.first else { return [] }
        return messages
    }

    @Test func `with a key is offered to be remembered, in one sentence`() throws {
        var conversation = try Self.conversation(Fixture.key)
        #expect(try Self.opening(&conversation) == [Self.offer])
        let effects = conversation.handle(.typed("r 123 456"))
        #expect(
            effects == [
                .judge(.authenticator(Fixture.code), [.totp], leavingGrant: true, remembering: Self.remember)
            ])
    }

    @Test(arguments: ["123456", "123 456", "  123456"])
    func `is not remembered by a code alone`(typed: String) throws {
        var conversation = try Self.conversation(Fixture.key)
        _ = try Self.opening(&conversation)
        #expect(conversation.handle(.typed(typed)) == [.judgeCode])
    }

    @Test(arguments: ["r", "r ", "r hello", "r123456x", "rr 123456", "r ?"])
    func `is not remembered by anything else`(typed: String) throws {
        var conversation = try Self.conversation(Fixture.key)
        _ = try Self.opening(&conversation)
        for effect in conversation.handle(.typed(typed)) {
            if case .judge = effect { Issue.record("\(typed) was judged") }
        }
    }

    /// Whoever was given a pass for once was not given thirty days.
    @Test func `is not remembered by a pass`() throws {
        var conversation = try Self.conversation(Fixture.key)
        _ = try Self.opening(&conversation, hasPass: true)
        let effects = conversation.handle(.typed("r \(Fixture.passCode.text)"))
        #expect(effects == [.judge(.pass(Fixture.passCode), [.pass], leavingGrant: true)])
    }

    /// Each wish is for the code that is typed with it.
    @Test func `is not remembered for a wish of before`() throws {
        var conversation = try Self.conversation(Fixture.key)
        _ = try Self.opening(&conversation)
        _ = conversation.handle(.typed("R 123456"))
        _ = conversation.handle(.refused(.wrong(triesLeft: 4)))
        #expect(conversation.handle(.code) == [.judgeCode])
    }

    @Test(arguments: [nil, "password", Fixture.certificate, "publickey ssh-ed25519 not*base64"])
    func `without a key of its own is offered nothing`(authInfo: String?) throws {
        var conversation = try Self.conversation(authInfo)
        #expect(!(try Self.opening(&conversation)).contains(Self.offer))
        for effect in conversation.handle(.typed("r 123456")) {
            if case .judge = effect { Issue.record("r was taken") }
        }
    }

    @Test func `is offered nothing without a rule, or where much is odd`() throws {
        var plain = try Self.conversation(Fixture.key, nil)
        #expect(try Self.opening(&plain).isEmpty)
        var odd = try Self.conversation(Fixture.key, failures: 5)
        #expect(!(try Self.opening(&odd)).contains(Self.offer))
    }
}
