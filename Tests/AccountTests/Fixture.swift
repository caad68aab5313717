import Account
import Identity

/// One account with one authenticator, in an epoch of its own.
enum Fixture {
    static let uid = UserID(rawValue: 1_000)
    /// 2027-01-15 08:00 UTC: the beginning of a step.
    static let now: Int64 = 1_800_000_000
    /// It began long before, so that nothing is void.
    static let epoch = Epoch(id: Epoch.ID(rawValue: 1), began: now - 864_000)

    static func account(_ authenticators: Authenticator...) throws -> Account {
        var account = Account(name: try AccountName("alice"), uid: uid, created: now - 864_000)
        for authenticator in authenticators {
            _ = try account.enrol(authenticator.factor(epoch: epoch.id), name: "phone", at: now - 864_000)
        }
        return account
    }

    static func source(_ number: UInt32) -> FailureSource { .user(UserID(rawValue: number)) }
}

extension Account {
    /// Judges as most tests do: from a terminal of this host, in the fixture's epoch.
    mutating func judge(
        _ code: [UInt8], from source: FailureSource = .local, at now: Int64 = Fixture.now,
        in epoch: Epoch = Fixture.epoch, window: UInt64 = 1
    ) -> Judgement {
        judge(Attempt(code: code, source: source, now: now, epoch: epoch, window: window))
    }
}

extension Judgement {
    var isAccepted: Bool {
        if case .accepted = self { true } else { false }
    }

    var refusal: Refusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }
}
