import Identity
import Messages
import Policy
import Wire

/// A proof that is good for the login session of the process that asks.
extension SelfServiceConversation {
    var provesSession: Bool {
        switch action {
        case .verify, .confirm: true
        case .enable, .disable, .renewRecoveryCodes, .renameFactor, .removeFactor, .adopt: false
        }
    }

    /// In a session that was opened with a proven first factor no password is asked for; a fresh proof is as good as a new one
    /// where nothing odd has happened since.
    mutating func proceed(in session: SessionStanding?) -> [Effect] {
        if case .confirm(let purpose, let freshSeconds, let user) = action {
            told = [.occasion(.confirming(purpose, host: circumstances.host))]
            if let age = session?.proofAge, age < freshSeconds, isCalm(since: age) {
                told = []
                return finish(.granted, .provenLately, .occasion(.provenLately))
            }
            // Who may ask for others answers for them.
            if user != nil { return proveFactor() }
        }
        guard session == nil else { return proveFactor() }
        return askPassword(takeTold() + [.selfService(.needsPasswordFirst)])
    }

    private func isCalm(since age: Int64) -> Bool {
        let visitor = Visitor(network: nil)
        let facts = RiskFacts(account.history, visitor, circumstances).newer(thanProofOf: age)
        return rules.risk.assess(.facts(facts)).level == .low
    }

    mutating func renewSession(_ cause: Cause) -> [Effect] {
        state = .renewingSession(cause)
        return [.renewSession]
    }

    /// A code was right, whether a session is known to which that counts or not.
    mutating func conclude(_ cause: Cause, _ isRenewed: Bool) -> [Effect] {
        if case .confirm = action { return finish(.granted, cause) }
        return finish(.granted, cause, .occasion(isRenewed ? .sessionProven : .sessionUnknown))
    }
}
