import Account
import Identity
import NIOCore
import Testing
import Wire

@testable import AuthenticationService

@Suite struct `A change of one's own second factor` {
    private let own: OwnAccount
    private var place: Place { own.place }
    private var owner: Person { own.owner }
    private var codes: SpareCodes { own.codes }

    init() throws { own = try OwnAccount() }

    private var lock: ControlCall { .lockUser(LockUserParameters(user: owner.name, uid: owner.uid)) }

    @Test func `that is tried says so, asks nothing and changes nothing`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let before = try place.bytes(of: owner.uid)
        for action in [
            .enable(method: .totp, name: "x"), .disable, .renewRecoveryCodes, .verify,
            .renameFactor(FactorID(rawValue: 1), "x"), .removeFactor(FactorID(rawValue: 1)),
        ] as [SelfServiceRequest.Action] {
            let opening = try await daemon.open(action, as: owner, isDryRun: true).opening
            #expect(opening.verdict == .granted && opening.token == nil && opening.prompt == nil)
            #expect(opening.text.hasPrefix("This would be allowed"))
        }
        #expect(try place.bytes(of: owner.uid) == before && helper.questions.isEmpty)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `of a locked account is refused before anything is asked`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        #expect(try await daemon.changes(lock))
        let opening = try await daemon.open(.disable, as: owner).opening
        #expect(opening.verdict == .refused && opening.text == "This account is locked.")
        try await daemon.stop()
        try await helper.stop()
    }

    /// The last prompt of each change, and then the lock comes.
    @Test(arguments: ["disable", "recovery codes", "enable", "rename"])
    func `is refused at its end if the account was locked meanwhile`(change: String) async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let (action, last) = try await Self.lastStep(change)
        let dialogue = try await daemon.open(action, as: owner)
        var screen = try await dialogue.type(FakeHelper.password)
        if change != "rename" { screen = try await dialogue.type(owner.code()) }
        if change == "recovery codes" { screen = try await dialogue.type("yes") }
        #expect(screen.verdict == nil)
        #expect(try await daemon.changes(lock))
        try await daemon.flush()
        let before = try place.bytes(of: owner.uid)
        let answer =
            switch change {
            case "enable": screen.key?.code() ?? []
            case "rename": owner.code()
            default: Array(last.utf8)
            }
        #expect(try await dialogue.type(answer).verdict == .refused)
        try await daemon.flush()
        let account = try await daemon.stored(owner) { $0.account }
        #expect(account?.factors.map(\.name) == ["phone"])
        #expect(account?.recoveryCodes == codes.recovery.kept)
        if change != "rename" { #expect(try place.bytes(of: owner.uid) == before) }
        try await daemon.stop()
        try await helper.stop()
    }

    private static func lastStep(_ change: String) async throws -> (SelfServiceRequest.Action, String) {
        switch change {
        case "disable": (.disable, "yes")
        case "recovery codes": (.renewRecoveryCodes, "")
        case "enable": (.enable(method: .totp, name: "new"), "")
        default: (.renameFactor(FactorID(rawValue: 1), "renamed"), "")
        }
    }

    @Test func `is refused at its end if the factors were reset meanwhile`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let dialogue = try await daemon.open(.enable(method: .totp, name: "new"), as: owner)
        try await dialogue.type(FakeHelper.password)
        let key = try #require(try await dialogue.type(owner.code()).key)
        #expect(try await daemon.changes(.resetUser(ResetUserParameters(user: owner.name, uid: owner.uid))))
        #expect(try await dialogue.type(key.code()).verdict == .refused)
        #expect(try await daemon.stored(owner) { $0.account.isEnrolled } == false)
        try await daemon.stop()
        try await helper.stop()
    }

    /// What was proven before the lock is worth nothing after it.
    @Test func `is refused at its end if the account was locked and unlocked meanwhile`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let dialogue = try await daemon.open(.disable, as: owner)
        try await dialogue.type(FakeHelper.password)
        #expect(try await dialogue.type(owner.code()).prompt == "Type yes to go on: ")
        #expect(try await daemon.changes(lock))
        let unlock = UnlockUserParameters(user: owner.name, uid: owner.uid)
        #expect(try await daemon.changes(.unlockUser(unlock)))
        #expect(try await dialogue.type("yes").verdict == .refused)
        #expect(try await daemon.stored(owner) { $0.account.isEnrolled } == true)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `is refused at its end if other rules came meanwhile`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let dialogue = try await daemon.open(.disable, as: owner)
        try await dialogue.type(FakeHelper.password)
        try await dialogue.type(owner.code())
        let other = try Place(settings: "version = 1\n")
        let edition = try withExtendedLifetime(other) { try Edition.read(other.configuration) }
        try await daemon.run { $0.logins.rules.adopt(edition) }
        #expect(try await dialogue.type("yes").verdict == .refused)
        #expect(try await daemon.stored(owner) { $0.account.isEnrolled } == true)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `needs a right code, and three wrong ones end it and count`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let dialogue = try await daemon.open(.disable, as: owner)
        try await dialogue.type(FakeHelper.password)
        for number in 0..<3 {
            let wrong = Array("\(number)-AAAA-AAAA-AAAA-AAA".utf8) + [0x32 + UInt8(number)]
            let code = number == 0 ? owner.wrongCode() : wrong
            _ = try await dialogue.type(code)
        }
        let ending = try await dialogue.screen()
        #expect(ending.verdict == .refused)
        #expect(try await daemon.stored(owner) { $0.account.failures.standing } == 3)
        #expect(try await daemon.stored(owner) { $0.account.isEnrolled } == true)
        try await daemon.stop()
        try await helper.stop()
    }

    @Test func `leaves no grant that a login could use`() async throws {
        let (daemon, helper) = try await own.startWithHelper()
        let dialogue = try await daemon.open(.verify, as: owner)
        try await dialogue.type(FakeHelper.password)
        #expect(try await dialogue.type(owner.code()).verdict == .granted)
        let login = try await daemon.open(try owner.begin(conversation: 0x55, pid: 99))
        #expect(login.opening.verdict == nil)
        let account = try await daemon.open(try owner.begin(.account, conversation: 0x55, pid: 99))
        #expect(account.opening.verdict == .refused)
        try await daemon.stop()
        try await helper.stop()
    }
}
