import Conversation
import Messages
import Testing
import Wire

@Suite struct `Self-service conversation` {
    private static let scripts =
        SelfServiceScript.enable + SelfServiceScript.impossible + SelfServiceScript.losses
        + SelfServiceScript.changes + SelfServiceScript.passwords + SelfServiceScript.standings
        + SelfServiceScript.enableMail + SelfServiceScript.impossibleMail + SelfServiceScript.confirmations

    @Test(arguments: scripts)
    func `follows the script`(script: SelfServiceScript) throws {
        var conversation = try script.conversation()
        for (event, effect) in script.lines {
            #expect(conversation.handle(event) == [effect].compactMap(\.self), "after \(event)")
        }
    }

    /// Ctrl-C at every prompt, and while something is computed: nothing is committed afterwards.
    ///
    /// What is being written already is waited for.
    @Test(arguments: scripts)
    func `ends without a change whenever the person goes away`(script: SelfServiceScript) throws {
        for length in script.lines.indices {
            for last in Alphabet.leaving {
                var conversation = try script.conversation()
                let effects = script.lines.prefix(length).flatMap { conversation.handle($0.0) }
                guard effects.allSatisfy({ $0.ending == nil }) else { continue }
                if case .commit = effects.last {
                    #expect(conversation.handle(last) == [])
                    continue
                }
                let ending = try #require(conversation.handle(last).first?.ending)
                #expect(ending.verdict == .refused && Self.isLeaving(ending.cause, by: last))
                #expect(script.lines.dropFirst(length).allSatisfy { conversation.handle($0.0).isEmpty })
            }
        }
    }

    @Test func `shows eight prompts for a code, and then no more`() throws {
        let script = SelfServiceScript("prompts", .verify, .enrolled, [])
        var conversation = try script.conversation()
        _ = script.lines.flatMap { conversation.handle($0.0) }
        var effects = conversation.handle(.passwordChecked(.accepted))
        for _ in 1...20 { effects += conversation.handle(.typed("hello")) }
        #expect(effects.count == 9)
        #expect(effects.last == .end(.refused, .malformed, .noMoreTries))
    }

    /// Who goes away after a refusal was refused, else has gone away.
    private static func isLeaving(_ cause: Cause, by event: Event) -> Bool {
        switch cause {
        case .timedOut: event == .timedOut
        case .abandoned, .wrongPassword, .refused: event == .hungUp
        default: false
        }
    }
}
