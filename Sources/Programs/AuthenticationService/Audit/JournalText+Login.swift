import Account
import Conversation
import Identity
import Policy
import Wire

extension JournalText {
    static func login(_ request: LoginRequest, _ verdict: Verdict, _ reason: String) -> String {
        let who = request.subject.name?.description ?? "an unknown user"
        let from = request.remoteHost.map { " from \($0)" } ?? ""
        return
            "\(who)\(from), \(request.service) \(phase(request.phase)): \(self.verdict(verdict)) (\(reason))"
    }

    static func phase(_ phase: Phase) -> String {
        switch phase {
        case .auth: "auth"
        case .account: "account"
        case .openSession: "open-session"
        case .closeSession: "close-session"
        }
    }

    static func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .granted: "granted"
        case .notAsked: "not-asked"
        case .refused: "refused"
        case .unavailable: "unavailable"
        }
    }

    static func reason(_ cause: ConversationCause) -> String {
        switch cause {
        case .accepted(let acceptance): self.reason(acceptance)
        case .provenBefore: "proven in this login"
        case .letPastBefore: "not asked in this login"
        case .provenLately: "proven lately in this login session"
        case .notAsked(let reason): "\(reason)"
        case .announced(let day): "no second factor yet, needed from \(day) on"
        case .sessionOpen: "session"
        case .sessionUnnoted: "the session could not be noted, and something is to end it"
        case .enrolled: "a second factor was set up"
        case .changed: "changed"
        case .dryRun: "dry run"
        case .refusedByPolicy(let reason): "\(reason)"
        case .refused(let refusal): self.reason(refusal)
        case .impossible(let impossibility): self.reason(impossibility)
        case .unproven: "the first factor is not proven to the module"
        case .proofMissing: "no second factor was proven in this login"
        case .foreignProof: "the account phase was another user's"
        case .emptyAnswer: "empty answer"
        case .malformed: "no code was typed"
        case .abandoned: "gone away"
        case .givenUp: "setting up a second factor was given up"
        case .timedOut: "timed out"
        case .outOfOrder: "frames out of order"
        case .noSuchUser: "no such user"
        case .nameServiceFailed: "the name service failed"
        case .recordDamaged: "the record does not open"
        case .otherIdentity: "the record belongs to another name or uid"
        case .storeUnavailable: "the store does not answer"
        case .unrecorded: "the outcome could not be recorded"
        case .overtaken: "the account was changed meanwhile"
        case .wrongPassword: "wrong password"
        case .passwordThrottled(let seconds): "too many passwords, wait \(seconds) s"
        case .passwordUnavailable: "the password could not be checked"
        case .notConfirmed: "not confirmed"
        }
    }

    private static func reason(_ acceptance: Acceptance) -> String {
        switch acceptance {
        case .totp, .hotp: "right code"
        case .recoveryCode(let number, let left): "recovery code \(number), \(left) left"
        case .pass(let left): "pass, \(left) uses left"
        case .sentCode(let channel, _): "right code by \(channel.word)"
        }
    }

    private static func reason(_ impossibility: Impossibility) -> String {
        switch impossibility {
        case .noFactor: "no factor"
        case .enrolByAdministrator: "an administrator enrols"
        case .enrolByPass: "no pass"
        case .policyDemandsFactor: "policy demands a factor"
        case .noSuchFactor: "no such factor"
        case .nameTaken: "another factor has that name"
        case .tooManyFactors: "too many factors"
        case .unusableKey: "the key cannot be used"
        case .unusableName: "the name cannot be used"
        case .noContact(let channel): "no contact by \(channel.word)"
        case .enabledBefore(let channel): "\(channel.word) is a factor already"
        case .methodNotAllowed: "no such codes are taken from this account"
        }
    }

    private static func reason(_ refusal: Refusal) -> String {
        switch refusal {
        case .malformed: "malformed code"
        case .spent: "code used before"
        case .spentRecoveryCode(let number): "recovery code \(number) used before"
        case .passOver: "pass over"
        case .repeated: "the same wrong code again"
        case .void(let seconds): "code void for \(seconds) s"
        case .clockInDoubt: "clock in doubt"
        case .throttled(let seconds): "too many tries, wait \(seconds) s"
        case .notSent(let channel): "no code was sent by \(channel.word) in this conversation"
        case .sentCodeOver(let channel): "the time of the code sent by \(channel.word) is over"
        case .sentCodeGuessedAt(let channel): "too many guesses at the code sent by \(channel.word)"
        case .foreignCode: "a code that was sent for another conversation"
        case .shut: "the cap of failures is reached"
        case .wrong: "wrong code"
        case .clockDiffers(let seconds): "wrong code, clock differs by \(seconds) s"
        }
    }
}
