import OneTimePassword

extension Account {
    /// What comes of a recovery code or a pass before its hash is computed.
    package enum SlowStart: Hashable, Sendable {
        case refused(Refusal)
        /// The attempt is claimed; to be settled by ``Account/finish(_:isRight:_:)``.
        case check(SlowCheck)
    }

    /// Claims an attempt with a recovery code or a pass.
    package mutating func begin(_ attempt: Attempt) -> SlowStart {
        _ = self[keyPath: Self.budget(for: attempt)].settle(at: attempt.now)
        if let refusal = obstacle(to: attempt) { return .refused(refusal) }
        switch attempt.code {
        case .recovery(let code):
            if isSpent(code) { return .refused(.spentRecoveryCode(number: code.number)) }
            return .check(check(code, isAllowed: attempt.means.contains(.recoveryCode), claim(attempt)))
        case .pass(let code):
            return .check(check(code, isAllowed: attempt.means.contains(.pass), claim(attempt)))
        case .authenticator, .pair:
            return .refused(.malformed)
        }
    }

    /// Settles what ``begin(_:)`` claimed: of a hundred that were right at once, the first is accepted.
    package mutating func finish(_ check: SlowCheck, isRight: Bool, _ attempt: Attempt) -> Judgement {
        guard isRight else {
            return .refused(.wrong(triesLeft: triesLeft(to: attempt)))
        }
        if check.isClaimed { self[keyPath: Self.budget(for: attempt)].takeBack(attempt.source) }
        switch check.subject {
        case .recoveryCode(let code): return accept(code, check, attempt)
        case .pass: return acceptPass(check, attempt)
        case .nothing: return .refused(.malformed)
        }
    }

    /// Takes back what ``begin(_:)`` claimed for a hash that was never computed, so that nobody learns anything.
    package mutating func drop(_ check: SlowCheck, _ attempt: Attempt) {
        if check.isClaimed { self[keyPath: Self.budget(for: attempt)].takeBack(attempt.source) }
    }

    private mutating func claim(_ attempt: Attempt) -> Bool {
        self[keyPath: Self.budget(for: attempt)]
            .claim(attempt.source, known: known(to: attempt), at: attempt.now)
    }

    private func isSpent(_ code: RecoveryCode) -> Bool { entry(of: code).map { $0.used != nil } ?? false }

    private func entry(of code: RecoveryCode) -> RecoveryCodes.Entry? {
        guard isEnrolled, let codes = recoveryCodes, codes.entries.indices.contains(code.number - 1) else {
            return nil
        }
        return codes.entries[code.number - 1]
    }

    private func check(_ code: RecoveryCode, isAllowed: Bool, _ isClaimed: Bool) -> SlowCheck {
        guard isAllowed, let codes = recoveryCodes, let entry = entry(of: code) else {
            return .nothing(code.value, isClaimed)
        }
        return SlowCheck(
            subject: .recoveryCode(code), salt: codes.salt, hash: entry.hash, isClaimed: isClaimed)
    }

    private func check(_ code: PassCode, isAllowed: Bool, _ isClaimed: Bool) -> SlowCheck {
        guard isAllowed, let pass else { return .nothing(code.value, isClaimed) }
        return SlowCheck(subject: .pass(code), salt: pass.salt, hash: pass.hash, isClaimed: isClaimed)
    }

    private mutating func accept(_ code: RecoveryCode, _ check: SlowCheck, _ attempt: Attempt) -> Judgement {
        // The codes may have been replaced while the hash was computed.
        guard let entry = entry(of: code), entry.hash == check.hash, entry.used == nil else {
            return .refused(.spentRecoveryCode(number: code.number))
        }
        recoveryCodes?.entries[code.number - 1].used = attempt.now
        openByProof(attempt)
        return .accepted(.recoveryCode(number: code.number, left: recoveryCodes?.left ?? 0))
    }

    private mutating func acceptPass(_ check: SlowCheck, _ attempt: Attempt) -> Judgement {
        guard let standing = pass, standing.hash == check.hash, standing.holds(at: attempt.now) else {
            return .refused(.passOver)
        }
        pass?.uses -= 1
        let left = pass?.uses ?? 0
        if left == 0 { pass = nil }
        openByProof(attempt)
        return .accepted(.pass(usesLeft: left))
    }

    /// Another factor than the one that was guessed at opens the account again (NIST SP 800-63B §5.2.2).
    private mutating func openByProof(_ attempt: Attempt) {
        self[keyPath: Self.budget(for: attempt)].open(at: attempt.now)
        welcome(attempt)
    }
}

extension SlowCheck {
    fileprivate static func nothing(_ code: [UInt8], _ isClaimed: Bool) -> Self {
        SlowCheck(
            subject: .nothing(code), salt: [UInt8](repeating: 0, count: RecoveryCodes.saltLength), hash: [],
            isClaimed: isClaimed)
    }
}
