import Account
import Messages
import Settings
import Wire

extension SelfServiceConversation {
    /// Begins the change, once the person has proven to be the owner.
    mutating func act(by acceptance: Acceptance? = nil) -> [Effect] {
        switch action {
        case .verify, .confirm:
            guard let acceptance else { return finish(.refused, .outOfOrder) }
            return renewSession(.accepted(acceptance))
        case .enable(let method, name: _):
            return method.channel.map { prove($0, after: acceptance) } ?? enrol([], isKeyShown: true)
        case .adopt(let key):
            let name = key.name ?? FactorName.usual
            return enrol([.selfService(.adopting(name: name))], isKeyShown: false)
        case .renameFactor(let factor, let name): return commit(.rename(factor, to: name))
        case .removeFactor(let factor): return confirm(.remove(factor))
        case .disable: return confirm(.disable)
        case .renewRecoveryCodes where account.recoveryCodes > 0:
            return confirm(.replaceRecoveryCodes)
        case .renewRecoveryCodes: return makeRecoveryCodes(for: .replaceRecoveryCodes)
        }
    }

    private mutating func enrol(_ messages: [Message], isKeyShown: Bool) -> [Effect] {
        var enrolment = EnrolmentConversation(
            makesRecoveryCodes: account.recoveryCodes == 0 && rules.methods.contains(.recoveryCode),
            isKeyShown: isKeyShown, reason: takeTold() + messages)
        let effects = enrolment.begin()
        state = .enrolling(enrolment)
        return effects
    }

    mutating func goOn(_ enrolment: EnrolmentConversation, _ event: Event) -> [Effect] {
        var enrolment = enrolment
        let effects = enrolment.handle(event)
        state = .enrolling(enrolment)
        switch enrolment.result {
        case nil: return effects
        case .enrolled: return finish(.granted, .enrolled, .enrolment(.done))
        case .givenUp: return finish(.refused, .givenUp, .enrolment(.givenUp))
        case .taken: return finish(.refused, .overtaken, .enrolment(.taken))
        case .noMorePrompts: return finish(.refused, .givenUp, .enrolment(.givenUp))
        case .unrecorded: return finish(.unavailable, .unrecorded, .unavailable)
        case .outOfOrder: return finish(.refused, .outOfOrder)
        }
    }

    private mutating func confirm(_ change: AccountChange) -> [Effect] {
        state = .confirming(change)
        return [.ask(.confirmation, telling: takeTold() + [.selfService(loss(of: change))])]
    }

    private func loss(of change: AccountChange) -> SelfServiceMessage {
        switch change {
        case .remove(let factor) where account.factors.count > 1:
            .losesFactor(name: account.name(of: factor))
        case .replaceRecoveryCodes: .losesRecoveryCodes(left: account.recoveryCodes)
        case .disable, .remove, .enrol, .enable, .rename: .losesAllFactors
        }
    }

    mutating func confirm(_ change: AccountChange, _ answer: [UInt8]) -> [Effect] {
        let word = String(decoding: answer, as: UTF8.self).lowercased()
        guard word == "yes" else { return refuse(.notConfirmed, .notConfirmed) }
        return change == .replaceRecoveryCodes ? makeRecoveryCodes(for: change) : commit(change)
    }

    mutating func makeRecoveryCodes(for change: AccountChange) -> [Effect] {
        state = .makingRecoveryCodes(for: change)
        return [.makeRecoveryCodes]
    }

    mutating func show(_ isMade: Bool, _ change: AccountChange) -> [Effect] {
        guard isMade else { return finish(.unavailable, .unrecorded, .unavailable) }
        state = .showingRecoveryCodes(for: change)
        return [.ask(.recoveryCodesSaved, telling: takeTold(), revealing: .recoveryCodes)]
    }

    mutating func commit(_ change: AccountChange) -> [Effect] {
        state = .committing(change)
        return [.commit(change)]
    }

    mutating func conclude(_ change: AccountChange, _ outcome: CommitOutcome) -> [Effect] {
        switch outcome {
        case .done: finish(.granted, .changed(change), done(change))
        case .overtaken: refuse(.overtaken, .notConfirmed)
        case .unrecorded: finish(.unavailable, .unrecorded, .unavailable)
        }
    }

    private func done(_ change: AccountChange) -> Message {
        switch change {
        case .enrol, .enable: .enrolment(.done)
        case .replaceRecoveryCodes: .selfService(.recoveryCodesReplaced)
        case .rename(_, to: let name): .selfService(.renamed(name: name))
        case .remove(let factor): .selfService(.removed(name: account.name(of: factor)))
        case .disable: .selfService(.disabled)
        }
    }
}
