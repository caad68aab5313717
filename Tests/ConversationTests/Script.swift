import Account
import Conversation
import Identity
import Messages
import OneTimePassword
import Testing
import Wire

/// What goes in, line by line, and what must come out.
struct Script: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let phase: Phase
    let standpoint: LoginRequest.Standpoint
    let entry: NameServiceAnswer?
    let service: String
    let throughSSHD: Bool
    let house: House
    let lines: [(Event, Effect?)]

    init(_ description: String, _ lines: [(Event, Effect?)]) {
        self.init(description, .auth, .afterFirstFactor, lines)
    }

    init(_ description: String, _ phase: Phase, _ lines: [(Event, Effect?)]) {
        self.init(description, phase, .afterFirstFactor, lines)
    }

    init(
        _ description: String, _ phase: Phase = .auth,
        _ standpoint: LoginRequest.Standpoint = .afterFirstFactor,
        entry: NameServiceAnswer? = nil, service: String = "sshd", throughSSHD: Bool = false,
        house: House = House(), _ lines: [(Event, Effect?)]
    ) {
        testDescription = description
        self.phase = phase
        self.standpoint = standpoint
        self.entry = entry
        self.service = service
        self.throughSSHD = throughSSHD
        self.house = house
        self.lines = lines
    }
}

extension Effect {
    static func ask(_ messages: Message...) -> Self { .ask(.verificationCode, telling: messages) }

    /// In a login, where an accepted code is all that is wanted.
    static func judging(_ code: TypedCode, _ means: Set<Means>) -> Self {
        .judge(code, means, leavingGrant: true)
    }

    /// Where more must come than that code.
    static func judgingOwner(_ code: TypedCode, _ means: Set<Means>) -> Self {
        .judge(code, means, leavingGrant: false)
    }

    static let judgeCode = judging(.authenticator(Fixture.code), [.totp])
    static let judgeOwnCode = judgingOwner(.authenticator(Fixture.code), [.totp])

    static func end(_ verdict: Verdict, _ cause: Cause, _ messages: Message...) -> Self {
        .finish(Ending(verdict: verdict, cause: cause, messages: messages))
    }
}

extension Message {
    /// What `?` tells whoever has an app alone, with codes of so many digits.
    static func appHelp(digits: Int?) -> Self {
        .help(Help(authenticator: .app, digits: digits, takesRecoveryCodes: false, takesPass: false))
    }
}
