import Account
import Conversation
import Identity
import Policy
import Settings
import Testing
import Wire

/// Walks every sequence of events: at most one decision, and nothing is granted for nothing.
@Suite struct `Whatever the order of events, a login` {
    private static let found: [FoundAccount] = [
        .nothing, .account(.enrolled), .account(.empty), .account(.withPass), .account(.withEverything),
        .account(.locked), .account(.dormant), .account(.dormantWithPass), .damaged, .otherIdentity,
        .unavailable, .account(.withContactAlone), .account(.withContactsAlone), .account(.reachableByBoth),
        .account(.withUnprovenMail), .account(.mailed), .account(.mailed.startedOver(.email)),
        .account(.mailedElsewhere),
    ]

    struct Ground: Sendable, CustomTestStringConvertible {
        let phase: Phase
        let standpoint: LoginRequest.Standpoint
        let isThroughSSHD: Bool

        var testDescription: String { "\(phase), \(standpoint)\(isThroughSSHD ? ", through sshd" : "")" }
    }

    private static let grounds = Phase.allCases.flatMap { phase in
        [.afterFirstFactor, .beforeFirstFactor, .ownAccount].flatMap { standpoint in
            [false, true].map { Ground(phase: phase, standpoint: standpoint, isThroughSSHD: $0) }
        }
    }

    @Test(arguments: grounds, House.all)
    func `decides once, and grants only what was proven`(ground: Ground, house: House) throws {
        guard
            let request = try Fixture.request(
                ground.phase, ground.standpoint, throughSSHD: ground.isThroughSSHD)
        else {
            // Without privilege there is no session phase.
            #expect(
                ground.standpoint == .ownAccount && [.openSession, .closeSession].contains(ground.phase))
            return
        }
        var walk = Walk<LoginConversation>(found: Self.found) { effect, facts, conversation in
            LoginRules(request: request, decision: conversation.decision).fault(effect, facts)
        }
        walk.follow(Fixture.conversation(request, house), length: 5)
        #expect(walk.endings >= 3 && walk.commits == 0)
    }

    struct Landing: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let house: House
        let account: FoundAccount
        let isThroughSSHD: Bool
    }

    private static let landings = [false, true].flatMap { isThroughSSHD in
        [
            Landing(
                testDescription: "forced", house: .enrolling, account: .nothing, isThroughSSHD: isThroughSSHD),
            Landing(
                testDescription: "offered", house: .announcing, account: .nothing,
                isThroughSSHD: isThroughSSHD),
            Landing(
                testDescription: "without recovery codes", house: House(enrol: .firstLogin),
                account: .nothing, isThroughSSHD: isThroughSSHD),
            Landing(
                testDescription: "after a pass", house: .passing, account: .account(.withPass),
                isThroughSSHD: isThroughSSHD),
            Landing(
                testDescription: "after a code to the contact", house: .proving,
                account: .account(.withContactAlone), isThroughSSHD: isThroughSSHD),
            Landing(
                testDescription: "after a code to the contact, offered", house: .announcingProof,
                account: .account(.withContactAlone), isThroughSSHD: isThroughSSHD),
        ]
    }

    /// An enrolment takes more than five events, so each place on the way to its end is a beginning, too.
    @Test(arguments: landings)
    func `enrols only who has proven a key and kept the codes`(landing: Landing) throws {
        let request = try #require(try Fixture.request(throughSSHD: landing.isThroughSSHD))
        var walk = Walk<LoginConversation>(found: [landing.account]) { effect, facts, conversation in
            LoginRules(request: request, decision: conversation.decision).fault(effect, facts)
        }
        walk.followFromEveryPlace(
            Fixture.conversation(request, landing.house), landing.account, length: 5)
        #expect(walk.commits > 0 && walk.grants > 0)
    }
}
