import FoundationEssentials
import Identity
import Systemd
import Testing
import Wire

@testable import AuthenticationService

/// A hundred people stand at the prompt when the rules change: each ends by the rules under which they began.
@Suite struct `When the rules change in the middle of a hundred logins` {
    private static let count = 100
    /// Everybody here is in this group.
    private static let asking = """
        version = 1
        [login]
        methods = ["totp"]
        [control]
        administrators = ["users"]
        """
    /// Nobody here has such a factor.
    private static let lockingOut = asking.replacing("\"totp\"", with: "\"hotp\"")

    enum Change: CaseIterable {
        case trialBegins, trialIsOver, reload
    }

    private let people: [Person]

    init() throws {
        people = try (2_000..<2_000 + UInt32(Self.count)).map { try Person($0) }
    }

    private func start(_ settings: String, enrolled: Bool = true) async throws -> (Place, Daemon) {
        let place = try Place(settings: settings)
        let daemon = try await Daemon(in: place)
        for person in people where enrolled { try await daemon.enrol(person) }
        return (place, daemon)
    }

    /// A daemon that goes by the rules that ask; and what makes the ones that lock out follow.
    private func start(
        before change: Change, enrolled: Bool = true
    ) async throws -> (Daemon, () async throws -> Void) {
        let (place, daemon) = try await start(
            change == .trialIsOver ? Self.lockingOut : Self.asking, enrolled: enrolled)
        switch change {
        case .trialBegins:
            return (daemon, { _ = try await daemon.tryOut(Self.lockingOut, in: place) })
        case .trialIsOver:
            let number = try await daemon.tryOut(Self.asking, in: place)
            return (daemon, { try await daemon.run { $0.logins.rules.revert(number) } })
        case .reload:
            return (
                daemon,
                {
                    try Data(Self.lockingOut.utf8).write(to: URL(filePath: place.configuration))
                    _ = try await daemon.ask(.reloadSettings(ReloadSettingsParameters())).get()
                }
            )
        }
    }

    /// Every tenth types a wrong code.
    private static func answer(_ number: Int, _ person: Person) -> [UInt8] {
        number % 10 == 9 ? person.wrongCode() : person.code()
    }

    @Test(arguments: Change.allCases)
    func `all end by the rules under which they began`(change: Change) async throws {
        let (daemon, makeChange) = try await start(before: change)
        let before = try await Crowd(people, with: daemon)
        #expect(try await before.screens().allSatisfy { $0.prompt != nil })
        try await makeChange()
        let after = try await Crowd(people, wave: 100, with: daemon)
        #expect(try await after.screens().allSatisfy { $0.verdict == .refused && $0.token == nil })
        let screens = try await before.type(Self.answer)
        for (number, screen) in screens.enumerated() {
            // Who was wrong is asked again, and whoever goes away then is refused.
            #expect(screen.verdict == (number % 10 == 9 ? nil : .granted))
            #expect((screen.prompt != nil) == (number % 10 == 9))
        }
        // What auth has granted the account phase lets in.
        for number in [0, 42] {
            let begin = try people[number].begin(
                .account, conversation: 201 + UInt8(number), token: screens[number].token)
            #expect(try await daemon.login(begin).verdict == .granted)
        }
        try await before.hangUp()
        try await after.hangUp()
        #expect(try await daemon.run { $0.logins.open } == 0)
        try await daemon.stop()
        let granted = daemon.journal.records(of: .loginGranted).filter { $0[.phase] == "auth" }
        #expect(granted.count == Self.count * 9 / 10)
        #expect(Set(granted.compactMap { $0[.uid] }).count == granted.count)
    }

    /// What is set up is for good, so it is not by rules that are not in force any more.
    @Test(arguments: Change.allCases)
    func `nobody sets up a factor by rules that are gone`(change: Change) async throws {
        let (daemon, makeChange) = try await start(before: change, enrolled: false)
        let crowd = try await Crowd(people, with: daemon)
        let keys = try await crowd.screens().map(\.key)
        #expect(keys.allSatisfy { $0 != nil })
        try await makeChange()
        let screens = try await crowd.type { number, _ in keys[number]?.code() ?? [] }
        #expect(screens.allSatisfy { $0.verdict == .refused && $0.token == nil })
        try await daemon.settled()
        #expect(try await daemon.records().isEmpty)
        #expect(try await daemon.run { $0.logins.open } == 0)
        try await crowd.hangUp()
        try await daemon.stop()
    }

    @Test func `those alone confirm who began under the rules on trial, and once`() async throws {
        let (place, daemon) = try await start(Self.asking)
        let before = try await Crowd(people, with: daemon)
        let number = try await daemon.tryOut(Self.asking + "\n[help]\ncontact = \"on trial\"\n", in: place)
        #expect(try await before.type { $1.code() }.allSatisfy { $0.verdict == .granted })
        #expect(try await daemon.run { $0.logins.rules.trial?.serial } == number)
        let during = try await Crowd(people, wave: 100, with: daemon)
        #expect(try await during.screens().allSatisfy { $0.prompt != nil })
        #expect(try await during.type { $1.code(1) }.allSatisfy { $0.verdict == .granted })
        #expect(try await daemon.run { $0.logins.rules.trial == nil })
        try await daemon.run { $0.logins.rules.revert(number) }
        #expect(try await daemon.run { $0.logins.rules.contact } == "on trial")
        try await [before, during].hangUp()
        try await daemon.stop()
        let confirmed = daemon.journal.records(of: .policyConfirmed)
        #expect(confirmed.map { $0[.actorUID] } == ["2000"])
        #expect(daemon.journal.records(of: .policyReverted).isEmpty)
    }

    @Test func `nobody confirms a trial that is over`() async throws {
        let (place, daemon) = try await start(Self.asking)
        let trial = Self.asking + "\n[help]\ncontact = \"on trial\"\n"
        let during = try await daemon.tryOut(trial, in: place)
        let crowd = try await Crowd(people, with: daemon)
        try await daemon.run { $0.logins.rules.revert(during) }
        // Another one begins at once, under which none of these began.
        let number = try await daemon.tryOut(trial, in: place)
        #expect(try await crowd.type { $1.code() }.allSatisfy { $0.verdict == .granted })
        #expect(try await daemon.run { $0.logins.rules.trial?.serial } == number)
        try await crowd.hangUp()
        try await daemon.stop()
        #expect(daemon.journal.records(of: .policyConfirmed).isEmpty)
    }
}

extension [Crowd] {
    fileprivate func hangUp() async throws {
        for crowd in self { try await crowd.hangUp() }
    }
}

extension Daemon {
    /// Puts settings on trial, as the control socket does, with an end that never comes by itself; its number.
    fileprivate func tryOut(_ settings: String, in place: Place) async throws -> Int {
        let edition = try Edition.read(place.configuration, withText: settings, named: "new.conf")
        return try await run { desks in
            let (rules, audit) = (desks.logins.rules, desks.logins.audit)
            return rules.tryOut(edition, of: "new.conf", until: 1_800_000_000) {
                audit.trialEnded(of: "new.conf", $0)
            }
        }
    }
}
