import Account
import Conversation
import Identity
import Messages
import Settings
import Testing
import Wire

/// What a person does to their own account, line by line, and what must come out.
struct SelfServiceScript: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let action: SelfServiceRequest.Action
    var isDryRun = false
    var rules = Self.rules()
    let lines: [(Event, Effect?)]

    /// From the password on, which is right.
    init(
        _ description: String, _ action: SelfServiceRequest.Action, _ account: AccountView,
        rules: SelfServiceConversation.Rules = Self.rules(), _ lines: [(Event, Effect?)]
    ) {
        testDescription = description
        self.action = action
        self.rules = rules
        let password = Effect.ask(.password, telling: [.selfService(.needsPasswordFirst)])
        let asking: [(Event, Effect?)] =
            action == .verify
            ? [(.found(account), .findSession), (.sessionFound(nil), password)]
            : [(.found(account), password)]
        self.lines =
            [(.began(.none), .load)] + asking
            + [(.typed("secret"), .checkPassword(Array("secret".utf8)))] + lines
    }

    /// From the very beginning.
    init(
        _ description: String, _ action: SelfServiceRequest.Action,
        rules: SelfServiceConversation.Rules = Self.rules(), isDryRun: Bool = false,
        from lines: [(Event, Effect?)]
    ) {
        testDescription = description
        self.action = action
        self.isDryRun = isDryRun
        self.rules = rules
        self.lines = lines
    }

    static func rules(
        enrol: EnrolmentPolicy = .firstLogin, demandsFactor: Bool = false,
        methods: [Method] = Method.allCases
    ) -> SelfServiceConversation.Rules {
        SelfServiceConversation.Rules(
            enrol: enrol, demandsFactor: demandsFactor, methods: methods)
    }

    func conversation() throws -> SelfServiceConversation {
        try Self.conversation(action, isDryRun: isDryRun, rules: rules)
    }

    static func conversation(
        _ action: SelfServiceRequest.Action, isDryRun: Bool = false, rules: SelfServiceConversation.Rules
    ) throws -> SelfServiceConversation {
        guard let id = ConversationID(bytes: Array(0..<16)) else { throw IdentityError.empty }
        return SelfServiceConversation(
            SelfServiceRequest(conversation: id, isDryRun: isDryRun, action: action), rules: rules,
            contact: "Ann",
            circumstances: Circumstances(now: 1_800_000_000, today: Fixture.today, host: "web1"))
    }
}

extension SelfServiceRequest.Action {
    static let enableApp = Self.enable(method: .totp, name: nil)
    static let enableNamed = Self.enable(method: .hotp, name: "token")
    static let renameFirst = Self.renameFactor(FactorID(rawValue: 1), "old phone")
    static let removeFirst = Self.removeFactor(FactorID(rawValue: 1))
    static let enableMail = Self.enable(method: .email, name: nil)
    static let confirmExport = Self.confirm(
        purpose: "export customers", freshSeconds: 900, user: nil)
    static let confirmExportOfBob = Self.confirm(
        purpose: "export customers", freshSeconds: 900, user: try? AccountName("bob"))
    static let adoptKey = Self.adopt(AdoptedKey(method: .totp, secret: Array(1...20), period: 30))

    /// Whether nothing of the account is changed by it.
    var provesSession: Bool {
        switch self {
        case .verify, .confirm: true
        default: false
        }
    }
}
