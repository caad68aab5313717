import Account
import Conversation
import Identity
import Messages
import Policy
import Settings
import Testing
import Wire

/// Whose second factor sudo and su ask for: the person who runs them.
@Suite struct `The subject` {
    private static let alice = (try? Fixture.alice()) ?? .failed
    private static let root =
        (try? AccountName("root")).map {
            NameServiceAnswer.found(name: $0, uid: .root, gids: [GroupID(rawValue: 0)])
        } ?? .failed

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let service: String
        let entry: NameServiceAnswer
        let invoker: NameServiceAnswer?
        let realUID: UserID
        let subject: LoginRequest.Subject
        var isInvokedByRoot = false
        var hasErrand = true
    }

    private static let cases = [
        Case(
            testDescription: "of a login is the target", service: "sshd", entry: alice, invoker: nil,
            realUID: .root, subject: LoginRequest.Subject(alice), hasErrand: false),
        Case(
            testDescription: "of sudo is PAM_USER, who runs it", service: "sudo", entry: alice, invoker: nil,
            realUID: Fixture.uid, subject: LoginRequest.Subject(alice)),
        Case(
            testDescription: "of sudo that wants root's password is who runs it", service: "sudo",
            entry: root, invoker: alice, realUID: Fixture.uid, subject: LoginRequest.Subject(alice)),
        Case(
            testDescription: "of su to root is who runs it", service: "su", entry: root, invoker: alice,
            realUID: Fixture.uid, subject: LoginRequest.Subject(alice)),
        Case(
            testDescription: "of su - to root is who runs it", service: "su-l", entry: root, invoker: alice,
            realUID: Fixture.uid, subject: LoginRequest.Subject(alice)),
        Case(
            testDescription: "of su to oneself is oneself", service: "su", entry: alice, invoker: nil,
            realUID: Fixture.uid, subject: LoginRequest.Subject(alice)),
        Case(
            testDescription: "of su by root is the target, and never asked", service: "su", entry: alice,
            invoker: nil, realUID: .root, subject: LoginRequest.Subject(alice), isInvokedByRoot: true,
            hasErrand: false),
        Case(
            testDescription: "of sudo -i by root is never asked", service: "sudo-i", entry: root,
            invoker: nil,
            realUID: .root, subject: LoginRequest.Subject(root), isInvokedByRoot: true, hasErrand: false),
        Case(
            testDescription: "of su by a uid without a name is nobody", service: "su", entry: root,
            invoker: .noSuchUser, realUID: Fixture.uid, subject: .noSuchUser),
        Case(
            testDescription: "of su while the name service fails is not known", service: "su", entry: root,
            invoker: .failed, realUID: Fixture.uid, subject: .nameServiceFailed),
        Case(
            testDescription: "of any other set-uid program is the target", service: "passwd", entry: alice,
            invoker: root, realUID: Fixture.uid, subject: LoginRequest.Subject(alice)),
    ]

    @Test(arguments: cases)
    func `is the invoking person for sudo and su, else the target`(row: Case) throws {
        var begin = try Fixture.begin(
            .auth, service: row.service, entry: row.entry, flags: .afterFirstFactor, realUID: row.realUID)
        begin.invoker = row.invoker
        let request = try #require(LoginRequest.read(begin, from: Fixture.peer()).request)
        #expect(request.subject == row.subject)
        #expect(request.isInvokedByRoot == row.isInvokedByRoot)
        #expect((request.errand != nil) == row.hasErrand)
        #expect(request.errand?.uid == (row.hasErrand ? row.realUID : nil))
    }

    /// As whom alice may act, sudo's own rules say; su enters an account, whose lock holds.
    @Test(
        arguments: [
            ("sudo", .account, true), ("sudo", .openSession, false), ("sudo-i", .openSession, false),
            ("su", .account, true), ("su", .openSession, true),
        ] as [(String, Phase, Bool)])
    func `enters an account whose lock holds, but by a session of sudo`(
        service: String, phase: Phase, hasTarget: Bool
    ) throws {
        var begin = try Fixture.begin(phase, service: service, entry: Self.root, realUID: Fixture.uid)
        begin.invoker = Self.alice
        let request = try #require(LoginRequest.read(begin, from: Fixture.peer()).request)
        #expect(request.subject == LoginRequest.Subject(Self.alice))
        #expect(request.target == (hasTarget ? LoginRequest.Subject(Self.root) : nil))
    }

    /// su has proven the target's password, which says nothing of who runs it.
    @Test func `never enrols at a su to somebody else`() throws {
        var begin = try Fixture.begin(
            .auth, service: "su", entry: Self.root, flags: .afterFirstFactor, realUID: Fixture.uid)
        begin.invoker = Self.alice
        let request = try #require(LoginRequest.read(begin, from: Fixture.peer()).request)
        var house = House.enrolling
        house.services = ["su"]
        var conversation = Fixture.conversation(request, house)
        #expect(conversation.handle(.began(.none)) == [.load])
        let ending = try #require(conversation.handle(.loaded(.nothing)).first?.ending)
        #expect(ending.cause == .refusedByPolicy(.notEnrolled))
        house.enrolUntil = House.day
        conversation = Fixture.conversation(request, house)
        _ = conversation.handle(.began(.none)) + conversation.handle(.loaded(.nothing))
        #expect(conversation.handle(.typed("e")) == [.end(.notAsked, .announced(House.day))])
    }

    /// Whatever runs in alice's name may run su as often as it likes, and her phone is not to ring for it.
    @Test(arguments: [("su", true), ("su-l", true), ("sudo", false)])
    func `gets no code by itself at a su to somebody else`(service: String, isSu: Bool) throws {
        var begin = try Fixture.begin(
            .auth, service: service, entry: isSu ? Self.root : Self.alice, flags: .afterFirstFactor,
            realUID: Fixture.uid)
        begin.invoker = isSu ? Self.alice : nil
        let request = try #require(LoginRequest.read(begin, from: Fixture.peer()).request)
        var house = House(methods: Method.allCases)
        house.services = [service]
        var conversation = Fixture.conversation(request, house)
        _ = conversation.handle(.began(.none))
        #expect(conversation.handle(.found(.mailed)) == [isSu ? .ask() : .sendMail])
        guard isSu else { return }
        #expect(conversation.handle(.sentCode) == [.judgingSent(.email)])
        let notSent = Message.delivery(.noCodeSent(.email))
        #expect(conversation.handle(.refused(.notSent(.email))) == [.ask(notSent)])
        #expect(conversation.handle(.typed("email")) == [.sendMail])
        #expect(conversation.handle(.sent) == [.toldMail])
        #expect(conversation.handle(.sentCode) == [.judgingSent(.email)])
    }

    /// A password of root's that alice guesses by su must not count as alice's failure elsewhere.
    @Test func `has a budget of its own at a su to somebody else`() throws {
        var begin = try Fixture.begin(
            .auth, service: "su", entry: Self.root, flags: .afterFirstFactor, realUID: Fixture.uid)
        begin.invoker = Self.alice
        #expect(LoginRequest.read(begin, from: Fixture.peer()).request?.source == .user(Fixture.uid))
        begin.invoker = Self.root
        #expect(LoginRequest.read(begin, from: Fixture.peer()).request?.source == .local)
    }
}
