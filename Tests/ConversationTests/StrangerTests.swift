import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Settings
import Testing
import Wire

/// No enumeration by what is shown: whoever may not exist is met as everybody is.
@Suite struct `While the first factor is not proven` {
    private static let answers = [
        "", "?", "123456", "12345678", "hello", " ", "1234567", "hotp", "123456 654321", "e", "email",
        Fixture.recoveryCode.text, Fixture.passCode.text,
    ]

    private static let subjects = [.noSuchUser, (try? Fixture.alice()) ?? .failed, Script.root]

    /// What is stored of them: never asked for, and no difference where it is told all the same.
    private static let found: [FoundAccount] = [
        .nothing, .account(.enrolled), .account(.apps(8, isLocked: true)), .account(.withEverything),
        .account(.withPass), .account(.dormant), .damaged, .otherIdentity, .account(.mailed),
        .account(.withContactAlone),
    ]

    @Test(arguments: House.all, [("sshd", true), ("sshd", false), ("cron", false)])
    func `all subjects give the same effects in the same order`(
        house: House, door: (service: String, throughSSHD: Bool)
    ) throws {
        var conversations = try Self.subjects.map { entry in
            let request = try Fixture.request(
                .auth, .beforeFirstFactor, entry: entry, service: door.service, throughSSHD: door.throughSSHD)
            return Fixture.conversation(try #require(request), house)
        }
        let isOver = advance(&conversations, .began(.none), [])
        #expect(isOver == (door.service == "cron" || house.require == .never && !door.throughSSHD))
        if !isOver { walk(conversations, [], length: 4) }
    }

    @Test(arguments: found)
    func `what is stored makes no difference, even if somebody looks it up`(found: FoundAccount) throws {
        for entry in Self.subjects {
            let request = try #require(try Fixture.request(.auth, .beforeFirstFactor, entry: entry))
            var conversation = Fixture.conversation(request, .enrolling)
            #expect(conversation.handle(.began(.none)) == [.ask()])
            #expect(conversation.handle(.loaded(found)) == [.end(.refused, .outOfOrder)])
        }
    }

    /// Every sequence of answers, and all subjects beside each other.
    private func walk(_ conversations: [LoginConversation], _ answers: [String], length: Int) {
        guard length > 0 else { return }
        for answer in Self.answers {
            var next = conversations
            if !advance(&next, .typed(answer), answers) { walk(next, answers + [answer], length: length - 1) }
        }
    }

    /// One event for all of them.
    ///
    /// - Returns: whether that was the end.
    private func advance(
        _ conversations: inout [LoginConversation], _ event: Event, _ answers: [String]
    ) -> Bool {
        let plays = conversations.indices.map {
            conversations[$0].handle(event.handedOn(in: conversations[$0].request))
        }
        if !plays.allSatisfy({ $0 == plays[0] }) {
            Issue.record("subjects differ at \(event) after \(answers)")
        }
        guard plays[0].allSatisfy(Self.isHarmless) else {
            Issue.record("\(plays[0]) at \(event) after \(answers)")
            return true
        }
        return plays[0].contains { $0.ending != nil }
    }

    /// Nothing is looked up, judged, made or granted.
    private static func isHarmless(_ effect: Effect) -> Bool {
        switch effect {
        case .ask(.verificationCode, telling: let messages, revealing: nil, then: []):
            messages.allSatisfy { $0.beforeFirstFactor == $0 }
        case .finish(let ending):
            ending.verdict != .granted && ending.messages.allSatisfy { $0.beforeFirstFactor == $0 }
        default: false
        }
    }
}

extension Event {
    /// Where no account has the name, and for root where sshd does not let root in, sshd hands on bytes of its own, as many as
    /// were typed (fake_password in its auth-pam.c).
    fileprivate func handedOn(in request: LoginRequest) -> Self {
        guard request.isFromSSHD, request.subject.uid?.isRoot ?? true, case .answered(let typed) = self
        else { return self }
        let junk = Array("\u{8}\n\r\u{7F}INCORRECT".utf8)
        return .answered(typed.indices.map { junk[$0 % junk.count] })
    }
}
