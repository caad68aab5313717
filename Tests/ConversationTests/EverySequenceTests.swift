import Account
import Conversation
import Identity
import Testing
import Wire

/// Walks every sequence of events: what has finished stays finished, and nothing is granted for nothing.
@Suite struct `Whatever the order of events, a login` {
    private static let alphabet: [Event] = [
        .began(.none), .began(.valid), .began(.foreign), .loaded(.nothing), .enrolled,
        .loaded(.account(isLocked: false, digits: [])), .loaded(.account(isLocked: true, digits: [6])),
        .loaded(.damaged), .loaded(.otherIdentity), .loaded(.unavailable), .code, .typed(""), .typed("?"),
        .typed("hello"), .accepted, .refused(.wrong(triesLeft: 1)), .refused(.malformed), .refused(.shut),
        .judged(.unrecorded), .hungUp, .timedOut,
    ]

    private static let standpoints: [LoginRequest.Standpoint] = [
        .afterFirstFactor, .beforeFirstFactor, .ownAccount,
    ]

    private static let grounds = standpoints.flatMap { [($0, false), ($0, true)] }

    @Test(arguments: Phase.allCases, grounds)
    func `finishes at most once, as the last thing, and grants only what was proven`(
        phase: Phase, ground: (standpoint: LoginRequest.Standpoint, throughSSHD: Bool)
    ) throws {
        let standpoint = ground.standpoint
        guard let request = try Fixture.request(phase, standpoint, throughSSHD: ground.throughSSHD) else {
            // Without privilege there is no session phase.
            #expect(standpoint == .ownAccount && [.openSession, .closeSession].contains(phase))
            return
        }
        var seen = 0
        walk(Fixture.conversation(request), []) { events, effects in
            seen += 1
            guard let ending = effects.compactMap(\.ending).first else { return }
            #expect(effects.count == 1, "\(events)")
            #expect(ending.verdict != .granted || Self.isProven(events, phase), "\(events)")
        }
        #expect(seen >= Self.alphabet.count)
    }

    /// Follows every sequence of five events; one that has finished is followed for two more, which must do nothing.
    private func walk(
        _ conversation: LoginConversation, _ events: [Event], _ visit: ([Event], [Effect]) -> Void
    ) {
        guard events.count < 5 else { return }
        for event in Self.alphabet {
            var next = conversation
            let effects = next.handle(event)
            visit(events + [event], effects)
            if effects.contains(where: { $0.ending != nil }) {
                expectSilence(next, events + [event])
            } else {
                #expect(!effects.isEmpty, "\(events + [event])")
                walk(next, events + [event], visit)
            }
        }
    }

    private func expectSilence(_ conversation: LoginConversation, _ events: [Event]) {
        for event in Self.alphabet {
            var next = conversation
            let effects = next.handle(event) + next.handle(.began(.valid)) + next.handle(.accepted)
            guard effects.isEmpty else {
                Issue.record("\(effects) after \(events + [event])")
                return
            }
        }
    }

    /// What a grant must rest on.
    private static func isProven(_ events: [Event], _ phase: Phase) -> Bool {
        switch phase {
        case .auth:
            events == [.began(.valid)]
                || events.last == .accepted && events.dropLast().last == .code
                    && events.prefix(2) == [.began(.none), .enrolled]
                || events.last == .accepted && events.prefix(2) == [.began(.foreign), .enrolled]
        case .account: events == [.began(.valid), .enrolled]
        case .openSession: events == [.began(.none)] || events == [.began(.valid)]
        case .closeSession: events.count == 1
        }
    }
}
