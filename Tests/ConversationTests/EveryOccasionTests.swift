import Account
import Conversation
import OneTimePassword
import Policy
import Testing
import Wire

/// Walks every sequence of events at whom a session's proof, a remembered device or a calm day spares the code, and at whom
/// it does not.
@Suite struct `Whatever the order of events, a login that may be spared its code` {
    private static let wishes: [Event] = [
        .typed("r 123456"), .typed("R " + Fixture.recoveryCode.text), .typed("r"),
    ]

    @Test(arguments: Occasion.all, Occasion.grounds)
    func `is spared it where nothing speaks against that, and nowhere else`(
        occasion: Occasion, ground: Occasion.Ground
    ) throws {
        var walk = walk(occasion, ground)
        walk.follow(try occasion.conversation(on: ground), length: 4)
        #expect(walk.endings >= 3 && walk.commits == 0)
    }

    /// From each place on the way of whoever types a right code, or a wrong one before it.
    @Test(arguments: Occasion.all)
    func `keeps to that from every place on the way`(occasion: Occasion) throws {
        let ground = Occasion.grounds[0]
        var walk = walk(occasion, ground)
        walk.followFromEveryPlace(
            try occasion.conversation(on: ground), .account(occasion.account), length: 3)
        let getsIn = occasion.account.isEnrolled && !occasion.account.isLocked && !occasion.account.isDormant
        #expect(walk.grants > 0 || walk.endings > 0 && (!getsIn || occasion.spares != nil))
    }

    /// Whatever is typed again and again: the prompts come to an end, and nobody gets in by that.
    @Test(arguments: Occasion.all)
    func `comes to an end without a code that is right`(occasion: Occasion) throws {
        for typed in Self.wishes + [.code, .typed("?"), .typed("mail"), .enter, .typed("x")] {
            var conversation = try occasion.conversation(on: Occasion.grounds[0])
            var effect = conversation.handle(.began(.none)).first
            for _ in 0..<60 where effect?.ending == nil {
                effect = Self.stubborn(effect, occasion, typed).flatMap { conversation.handle($0).first }
            }
            let ending = try #require(effect?.ending)
            let isSpared = ending.cause == occasion.spares.map { .notAsked($0) }
            #expect(isSpared || ending.verdict == .refused, "\(typed)")
        }
    }

    private static func stubborn(_ effect: Effect?, _ occasion: Occasion, _ typed: Event) -> Event? {
        switch effect {
        case .load: .found(occasion.account)
        case .ask: typed
        case .judge: .refused(.wrong(triesLeft: 1))
        case .send: .sent
        case .recallDelivery: .deliveryRecalled(nil)
        default: nil
        }
    }

    private func walk(_ occasion: Occasion, _ ground: Occasion.Ground) -> Walk<LoginConversation> {
        let rules = OccasionRules(occasion: occasion, ground: ground)
        let found: [FoundAccount] = [.account(occasion.account), .damaged, .otherIdentity, .unavailable]
        return Walk(found: found, typed: Self.wishes) { rules.fault($0, $1, $2) }
    }
}
