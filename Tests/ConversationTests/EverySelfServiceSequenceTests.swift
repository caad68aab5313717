import Account
import Conversation
import Settings
import Testing
import Wire

/// Walks every sequence of events: nothing is changed without the password, a factor, and a yes where something is lost.
@Suite struct `Whatever the order of events, self-service` {
    private static let found: [FoundAccount] = [
        .nothing, .account(.enrolled), .account(.withPass), .account(.withEverything), .account(.locked),
        .account(.dormantWithPass), .damaged, .otherIdentity, .unavailable, .account(.withContactsAlone),
        .account(.mailed), .account(.withUnprovenMail), .account(.guessedAt),
    ]

    private static let actions: [SelfServiceRequest.Action] = [
        .enableApp, .enableNamed, .enableMail, .disable, .renewRecoveryCodes, .renameFirst, .removeFirst,
        .verify, .confirmExport, .confirmExportOfBob,
        .adoptKey,
    ]

    struct House: Sendable, CustomTestStringConvertible {
        let enrol: EnrolmentPolicy
        let demandsFactor: Bool
        var isDryRun = false

        var testDescription: String {
            "\(enrol), \(demandsFactor ? "demanded" : "not demanded")\(isDryRun ? ", dry run" : "")"
        }
    }

    private static let houses =
        EnrolmentPolicy.allCases.flatMap { enrol in
            [false, true].map { House(enrol: enrol, demandsFactor: $0) }
        } + [House(enrol: .firstLogin, demandsFactor: false, isDryRun: true)]

    @Test(arguments: actions, houses)
    func `decides once, and changes only what was proven`(
        action: SelfServiceRequest.Action, house: House
    ) throws {
        var walk = walk(action, house, Self.found)
        walk.follow(try conversation(action, house), length: 5)
        #expect(walk.endings > 20)
    }

    /// `enable` is one machine under every name, and what policy demands matters to losses alone.
    private static let landings = actions.filter { $0 != .enableNamed }
    private static let strictAndLax = [
        House(enrol: .firstLogin, demandsFactor: false), House(enrol: .proof, demandsFactor: false),
        House(enrol: .pass, demandsFactor: true),
    ]

    /// Beyond these all actions go the same way, once the owner is proven.
    private static let sending: [SelfServiceRequest.Action] = [.enableApp, .enableMail, .verify]
    private static let unreachable: [FoundAccount] = [
        .nothing, .account(.withPass), .account(.enrolled), .account(.withEverything),
    ]
    private static let reachable: [FoundAccount] = [
        .account(.withContactsAlone), .account(.mailedAndApp), .account(.withUnprovenMail),
    ]

    /// A change takes more than five events, so each place on the way to its end is a beginning, too.
    @Test(arguments: landings, strictAndLax)
    func `changes only what was proven, from every place on the way`(
        action: SelfServiceRequest.Action, house: House
    ) throws {
        let isSending = Self.sending.contains(action)
        let found = (house.enrol == .proof ? [] : Self.unreachable) + (isSending ? Self.reachable : [])
        for found in found {
            var walk = walk(action, house, [found])
            walk.followFromEveryPlace(try conversation(action, house), found, length: 5)
            if found == .account(.withEverything) { expectAnEnd(of: walk, action, house) }
            if found == .account(.withUnprovenMail), action == .enableMail { #expect(walk.commits > 0) }
        }
    }

    /// Whoever has everything can do everything but what policy forbids.
    private func expectAnEnd(
        of walk: Walk<SelfServiceConversation>, _ action: SelfServiceRequest.Action, _ house: House
    ) {
        // Nobody has told where mail would reach them.
        let isForbidden = action == .disable && house.demandsFactor || action == .enableMail
        #expect((walk.grants > 0) == !isForbidden)
        #expect((walk.commits > 0) == (!isForbidden && !action.provesSession))
    }

    private func conversation(
        _ action: SelfServiceRequest.Action, _ house: House
    ) throws -> SelfServiceConversation {
        try SelfServiceScript.conversation(action, isDryRun: house.isDryRun, rules: Self.rules(house))
    }

    private func walk(
        _ action: SelfServiceRequest.Action, _ house: House, _ found: [FoundAccount]
    ) -> Walk<SelfServiceConversation> {
        let rules = SelfServiceRules(
            action: action, isDryRun: house.isDryRun, rules: Self.rules(house))
        return Walk(found: found) { effect, facts, _ in rules.fault(effect, facts) }
    }

    private static func rules(_ house: House) -> SelfServiceConversation.Rules {
        SelfServiceScript.rules(enrol: house.enrol, demandsFactor: house.demandsFactor)
    }
}
