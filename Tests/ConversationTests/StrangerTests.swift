import Conversation
import Identity
import Messages
import Settings
import Testing
import Wire

/// No enumeration by what is shown: whoever may not exist is met as everybody is.
@Suite struct `While the first factor is not proven` {
    private static let answers = ["", "?", "123456", "12345678", "hello", "0", " ", "1234567"]

    private static let subjects: [(entry: NameServiceAnswer, found: LoginConversation.Found)] = [
        (.noSuchUser, .nothing), (alice, .nothing), (alice, .account(isLocked: false, digits: [6])),
        (alice, .account(isLocked: true, digits: [8])), (alice, .damaged), (alice, .otherIdentity),
    ]

    private static let alice = (try? Fixture.alice()) ?? .failed

    @Test(arguments: Requirement.allCases, [("sshd", true), ("sshd", false), ("cron", false)])
    func `all subjects give the same effects in the same order`(
        require: Requirement, door: (service: String, throughSSHD: Bool)
    ) throws {
        for answers in Self.answers.sequences(ofLength: 4) {
            let plays = try Self.subjects.map { entry, found in
                try play(answers, entry, found, require, door)
            }
            #expect(plays.allSatisfy { $0 == plays[0] }, "\(answers)")
            #expect(!plays[0].contains(.load), "\(answers)")
            #expect(plays[0].allSatisfy { $0.ending?.verdict != .granted }, "\(answers)")
        }
    }

    /// The caller's part: it finds what there is, and every code is right.
    private func play(
        _ answers: [String], _ entry: NameServiceAnswer, _ found: LoginConversation.Found,
        _ require: Requirement, _ door: (service: String, throughSSHD: Bool)
    ) throws -> [Effect] {
        let request = try #require(
            try Fixture.request(
                .auth, .beforeFirstFactor, entry: entry, service: door.service, throughSSHD: door.throughSSHD)
        )
        var conversation = Fixture.conversation(request, require)
        var effects = conversation.handle(.began(.none))
        for answer in answers {
            switch effects.last {
            case .load: effects += conversation.handle(.loaded(found))
            case .judge: effects += conversation.handle(.accepted)
            default: break
            }
            effects += conversation.handle(.typed(answer))
        }
        return effects
    }
}

extension [String] {
    fileprivate func sequences(ofLength length: Int) -> [[String]] {
        (0..<length).reduce([[]]) { prefixes, _ in prefixes.flatMap { prefix in map { prefix + [$0] } } }
    }
}
