import Account
import Conversation
import Messages
import Policy
import Settings
import Wire

/// A second factor will be needed: sixteen days before that.
extension Script {
    private static func announced(_ opening: EnrolmentMessage.Opening) -> Effect {
        .ask(
            .announcement(mayEnrol: opening == .person),
            telling: [.enrolment(.announced(from: House.day, days: 16, opens: opening))])
    }

    private static let goesOn = Effect.end(.notAsked, .announced(House.day))

    private static func toAll(_ description: String, _ lines: [(Event, Effect?)]) -> Self {
        Self(
            description, house: .announcing,
            [(.began(.none), .load), (.loaded(.nothing), announced(.person))] + lines)
    }

    private static let asksForIt: [(Event, Effect?)] = [
        (.typed("e"), .makeKey), (.keyMade(digits: 6), .showKey()),
    ]

    static let announcements = [
        toAll("announced, and Enter", [(.enter, goesOn), (.code, nil)]),
        toAll("announced, and something else", [(.typed("what?"), goesOn)]),
        toAll(
            "announced, and enrolled at once",
            asksForIt + EnrolmentLines.all(to: .end(.granted, .enrolled))),
        toAll("announced, begun and given up", asksForIt + [(.typed("q"), goesOn)]),
        toAll("announced, and E", [(.typed("E"), .makeKey)]),
        toAll("announced, and hung up", [(.hungUp, .end(.refused, .abandoned))]),
        toAll(
            "announced, begun and overtaken",
            asksForIt + [
                (.code, .proveCode),
                (.keyProven(.taken), .end(.refused, .overtaken, .enrolment(.taken))),
            ]),
        Self(
            "announced, where an administrator enrols", house: House(enrolUntil: House.day),
            [
                (.began(.none), .load), (.loaded(.nothing), announced(.administrator)), (.typed("e"), goesOn),
            ]),
        Self(
            "announced, where a pass enrols", house: House(enrol: .pass, enrolUntil: House.day),
            [(.began(.none), .load), (.loaded(.nothing), announced(.pass)), (.typed("e"), goesOn)]),
        Self(
            "announced to root from afar", entry: root, throughSSHD: true, house: .announcing,
            [(.began(.none), .load), (.loaded(.nothing), announced(.administrator)), (.typed("e"), goesOn)]),
        Self(
            "announced, but enrolled already", house: .announcing,
            [(.began(.none), .load), (.enrolled, .ask())]),
        Self(
            "announced, but a pass was given out", house: .announcing,
            [(.began(.none), .load), (.found(.withPass), .ask())]),
        Self(
            "announced to a screen locker", .auth, .ownAccount, house: .announcing,
            [(.began(.none), .load), (.loaded(.nothing), goesOn)]),
        Self(
            "announced in account", .account, house: .announcing,
            [(.began(.none), .load), (.loaded(.nothing), goesOn)]),
    ]
}
