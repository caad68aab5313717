import Account
import Identity
import Testing
import Wire

@testable import AuthenticationService

/// One letter for each change, to whoever can be reached by another channel.
@Suite struct `Of a change its owner` {
    enum Change: CaseIterable {
        case enrolled, passIssued, reset
        case enabled, removed, disabled, renewed
        case recoveryCodeUsed, passUsed

        /// What the letter says.
        var words: String {
            switch self {
            case .enrolled, .enabled: "A second factor was added to your account."
            case .passIssued: "An administrator made a temporary pass for your account."
            case .reset: "An administrator removed all second factors and recovery codes of your account."
            case .removed: "A second factor was removed from your account."
            case .disabled: "All second factors of your account were removed."
            case .renewed: "New recovery codes were made for your account; those of before are void."
            case .recoveryCodeUsed: "A recovery code of your account was used, and 9 are left."
            case .passUsed: "An administrator's temporary pass was used for your account."
            }
        }
    }

    private let own: OwnAccount
    private var owner: Person { own.owner }
    private var codes: SpareCodes { own.codes }

    init() throws { own = try OwnAccount() }

    private func perform(_ change: Change, _ daemon: Daemon) async throws {
        switch change {
        case .enrolled:
            var call = EnrolUserParameters(user: owner.name, uid: owner.uid)
            call.name = "tablet"
            _ = try await daemon.enrolment(call)
        case .passIssued:
            _ = try await daemon.pass(IssuePassParameters(user: owner.name, uid: owner.uid, for: 60, uses: 1))
        case .reset:
            let reset = ResetUserParameters(user: owner.name, uid: owner.uid)
            #expect(try await daemon.changes(.resetUser(reset)))
        case .recoveryCodeUsed:
            #expect(try await daemon.login(try owner.begin(), codes.typed(1)).verdict == .granted)
        case .passUsed:
            try await daemon.change(owner) { [codes] desks, resident in
                resident.record?.account.pass = codes.pass(uses: 1)
                desks.accounts.saveBehind(resident)
            }
            #expect(try await daemon.login(try owner.begin(), codes.typedPass).verdict == .granted)
        case .enabled, .removed, .disabled, .renewed: try await performAlone(change, daemon)
        }
    }

    /// What a person does to their own account.
    private func performAlone(_ change: Change, _ daemon: Daemon) async throws {
        let helper = try await FakeHelper(in: own.place)
        let action: SelfServiceRequest.Action =
            switch change {
            case .enabled: .enable(method: .totp, name: "tablet")
            case .removed: .removeFactor(FactorID(rawValue: 1))
            case .renewed: .renewRecoveryCodes
            default: .disable
            }
        let dialogue = try await daemon.open(action, as: owner)
        try await dialogue.type(FakeHelper.password)
        var screen = try await dialogue.type(owner.code())
        if let key = screen.key {
            screen = try await dialogue.type(key.code())
        } else {
            screen = try await dialogue.type("yes")
        }
        if change == .renewed { screen = try await dialogue.type("") }
        #expect(screen.verdict == .granted)
        try await helper.stop()
    }

    @Test(arguments: Change.allCases)
    func `hears once, with the host and the time, and no secret`(change: Change) async throws {
        let courier = try await FakeCourier(in: own.place)
        let daemon = try await own.start { [owner] in $0.reach(try owner.mail, try owner.phone) }
        try await perform(change, daemon)
        try await daemon.delivered()
        let letter = try #require(courier.letters.first)
        #expect(courier.letters.count == 1)
        let mail = try owner.mail
        #expect(letter.destination == mail && letter.text.hasPrefix(change.words) && letter.code == nil)
        #expect(letter.letter.subject == "Your account on host")
        #expect(letter.letter.blocks.contains(.fact(label: "Host", value: "host")))
        #expect(letter.letter.blocks.contains(.fact(label: "User", value: "daemon")))
        #expect(try await daemon.show(owner).deliveries.map(\.purpose) == [.notice])
        try await daemon.stop()
        try await courier.stop()
    }

    @Test(arguments: Change.allCases)
    func `hears nothing where nothing is verified`(change: Change) async throws {
        let courier = try await FakeCourier(in: own.place)
        let daemon = try await own.start { [owner] in $0.reach(try owner.mail, verified: false) }
        try await perform(change, daemon)
        try await daemon.delivered()
        #expect(courier.letters.isEmpty)
        try await daemon.stop()
        try await courier.stop()
    }

    /// The mail's own factor is told of by SMS.
    @Test func `hears by the other channel where there are two`() async throws {
        let courier = try await FakeCourier(in: own.place)
        let daemon = try await own.start { [owner] in $0.reach(try owner.mail, try owner.phone) }
        for method in [.email, .sms] as [FactorMethod] {
            _ = try await daemon.enrolment(
                EnrolUserParameters(user: owner.name, uid: owner.uid, factorMethod: method))
        }
        try await daemon.delivered()
        #expect(courier.letters.map(\.destination) == [try owner.phone, try owner.mail])
        try await daemon.stop()
        try await courier.stop()
    }

    @Test func `hears nothing of what changes no proof`() async throws {
        let courier = try await FakeCourier(in: own.place)
        let daemon = try await own.start { [owner] in $0.reach(try owner.mail) }
        let helper = try await FakeHelper(in: own.place)
        let rename = try await daemon.open(.renameFactor(FactorID(rawValue: 1), "x"), as: owner)
        try await rename.type(FakeHelper.password)
        #expect(try await rename.type(owner.code()).verdict == .granted)
        for call in [
            .lockUser(LockUserParameters(user: owner.name, uid: owner.uid)),
            .unlockUser(UnlockUserParameters(user: owner.name, uid: owner.uid)),
            .resetUser(ResetUserParameters(user: owner.name, uid: owner.uid, dryRun: true)),
        ] as [ControlCall] {
            #expect(try await daemon.changes(call))
        }
        try await daemon.delivered()
        #expect(courier.letters.isEmpty)
        try await daemon.stop()
        try await courier.stop()
        try await helper.stop()
    }

    /// A change is not undone, nor does anybody wait, since nobody could be told.
    @Test func `may not hear, and the change is made`() async throws {
        let daemon = try await own.start { [owner] in $0.reach(try owner.mail) }
        try await perform(.recoveryCodeUsed, daemon)
        #expect(try await daemon.fates(owner, become: [.failed]) == [.failed])
        try await daemon.stop()
    }
}
