import Account
import Conversation
import Messages
import Policy
import Settings
import TestSupport
import Testing
import Wire

@Suite struct `Login conversation` {
    private static let scripts =
        Script.codes + Script.refusals + Script.standings + Script.phases + Script.strangers
        + Script.enrolment + Script.notEnrolling + Script.announcements + Script.recovery + Script.passes
        + Script.severalFactors + Script.sentCodes + Script.longCodes + Script.liveCodes
        + Script.waits + Script.chosenMail + Script.deliveries
        + Script.unreachable + Script.explained + Script.proofs + Script.announcedProofs + Script.risks
        + Script.stepUps + Script.sessions

    @Test(arguments: scripts)
    func `follows the script`(script: Script) throws {
        let request = try #require(
            try Fixture.request(
                script.phase, script.standpoint, entry: script.entry, service: script.service,
                throughSSHD: script.throughSSHD))
        var conversation = Fixture.conversation(request, script.house)
        for (event, effect) in script.lines {
            #expect(conversation.handle(event) == [effect].compactMap(\.self), "after \(event)")
        }
    }

    /// sshd drops text that no prompt follows.
    @Test(arguments: [Event.typed(""), .typed("?"), .code, .hungUp, .timedOut])
    func `tells its last words above a prompt, where sshd would drop them`(last: Event) throws {
        let request = try #require(try Fixture.request(throughSSHD: true))
        var conversation = Fixture.conversation(request)
        _ = conversation.handle(.began(.none))
        #expect(
            conversation.handle(.loaded(.nothing)) == [
                .ask(.farewell, telling: [.notEnrolled(opensByPass: false)])
            ])
        #expect(conversation.handle(last) == [.end(.refused, .refusedByPolicy(.notEnrolled))])
        #expect(conversation.handle(.code) == [])
    }

    /// However long somebody goes on: at most three codes judged, eight prompts shown.
    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `ends, whatever is typed`(seed: UInt64) throws {
        var random = RandomSequence(seed: seed)
        let request = try #require(try Fixture.request())
        var conversation = Fixture.conversation(request)
        var effects = conversation.handle(.began(.none)) + conversation.handle(.enrolled)
        for _ in 1...40 {
            let event: Event =
                if case .judge = effects.last {
                    .refused(
                        [.spent(.totp), .malformed, .wrong(triesLeft: 0), .shut].randomElement(using: &random)
                            ?? .shut)
                } else {
                    .typed(["?", "123456", "12345678", "hello"].randomElement(using: &random) ?? "?")
                }
            effects += conversation.handle(event)
        }
        #expect(effects.count { if case .judge = $0 { true } else { false } } <= 8)
        #expect(effects.count { if case .ask = $0 { true } else { false } } <= LoginConversation.mostPrompts)
        #expect(effects.last?.ending?.verdict == .refused)
    }

    @Test func `keeps the decision of policy for the journal`() throws {
        let request = try #require(try Fixture.request())
        var conversation = Fixture.conversation(request)
        #expect(conversation.decision == nil)
        _ = conversation.handle(.began(.none))
        _ = conversation.handle(.enrolled)
        #expect(conversation.decision?.outcome == .ask([.totp]))
    }
}
