import Account
import Identity
import OneTimePassword

/// One account with one authenticator, in an epoch of its own.
enum Fixture {
    static let uid = UserID(rawValue: 1_000)
    /// 2027-01-15 08:00 UTC: the beginning of a step.
    static let now: Int64 = 1_800_000_000
    /// It began long before, so that nothing is void.
    static let epoch = Epoch(id: Epoch.ID(rawValue: 1), began: now - 864_000)

    /// With factors called "phone 1" and so on.
    static func account(_ phones: Phone...) throws -> Account {
        var account = Account(name: try AccountName("alice"), uid: uid, created: now - 864_000)
        for (number, phone) in phones.enumerated() {
            _ = try account.enrol(
                phone.factor(epoch: epoch.id), name: "phone \(number + 1)", at: now - 864_000)
        }
        return account
    }

    static func source(_ number: UInt32) -> FailureSource { .user(UserID(rawValue: number)) }

    static func attempt(
        _ code: TypedCode, _ means: Means, from source: FailureSource = .local, at now: Int64 = now,
        in epoch: Epoch = epoch, isAfterFirstFactor: Bool = true, conversation: ConversationID? = nil,
        tried: [TriedCode] = []
    ) -> Attempt {
        Attempt(
            code: code, source: source, means: [means], now: now, epoch: epoch,
            isAfterFirstFactor: isAfterFirstFactor, conversation: conversation, tried: tried)
    }
}

extension Account {
    /// Judges as most tests do: a code of an app, from a terminal of this host, in the fixture's epoch.
    mutating func judge(
        _ code: [UInt8], from source: FailureSource = .local, at now: Int64 = Fixture.now,
        in epoch: Epoch = Fixture.epoch, window: UInt64 = 1
    ) -> Judgement {
        judge(
            Attempt(
                code: .authenticator(code), source: source, means: [.totp], now: now, epoch: epoch,
                window: window))
    }

    /// Does what the daemon does with a code that has a slow hash, at once.
    mutating func judgeSlowly(_ attempt: Attempt) -> Judgement {
        switch begin(attempt) {
        case .refused(let refusal): .refused(refusal)
        case .check(let check): finish(check, isRight: check.isRight(), attempt)
        }
    }
}

extension Factor {
    /// Of a factor that is one.
    var totp: TOTPFactor {
        get {
            guard let totp = authenticator.totp else { preconditionFailure("not an app") }
            return totp
        }
        set { authenticator.totp = newValue }
    }

    /// Of a factor that is one.
    var hotp: HOTPFactor {
        get {
            guard let hotp = authenticator.hotp else { preconditionFailure("not a token") }
            return hotp
        }
        set { authenticator.hotp = newValue }
    }
}

extension Judgement {
    var isAccepted: Bool { acceptance != nil }

    var acceptance: Acceptance? {
        if case .accepted(let acceptance) = self { acceptance } else { nil }
    }

    var refusal: Refusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }
}

extension Acceptance {
    var step: UInt64? {
        if case .totp(_, step: let step, learntDrift: _) = self { step } else { nil }
    }

    var learntDrift: Int64? {
        if case .totp(_, step: _, learntDrift: let drift) = self { drift } else { nil }
    }
}
