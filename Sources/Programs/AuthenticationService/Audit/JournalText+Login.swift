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

    static func reason(_ cause: LoginConversation.Cause) -> String {
        switch cause {
        case .accepted: "right code"
        case .provenBefore: "proven in this login"
        case .notAsked(let reason): "\(reason)"
        case .sessionOpen: "session"
        case .refusedByPolicy(let reason): "\(reason)"
        case .refused(let refusal): self.reason(refusal)
        case .unproven: "the first factor is not proven to the module"
        case .proofMissing: "no second factor was proven in this login"
        case .foreignProof: "the account phase was another user's"
        case .emptyAnswer: "empty answer"
        case .malformed: "no code was typed"
        case .abandoned: "given up"
        case .timedOut: "timed out"
        case .outOfOrder: "frames out of order"
        case .noSuchUser: "no such user"
        case .nameServiceFailed: "the name service failed"
        case .recordDamaged: "the record does not open"
        case .otherIdentity: "the record belongs to another name or uid"
        case .storeUnavailable: "the store does not answer"
        case .unrecorded: "the outcome could not be recorded"
        }
    }

    private static func reason(_ refusal: Refusal) -> String {
        switch refusal {
        case .malformed: "malformed code"
        case .spent: "code used before"
        case .void(let seconds): "code void for \(seconds) s"
        case .clockInDoubt: "clock in doubt"
        case .throttled(let seconds): "too many tries, wait \(seconds) s"
        case .shut: "the cap of failures is reached"
        case .wrong: "wrong code"
        case .clockDiffers(let seconds): "wrong code, clock differs by \(seconds) s"
        }
    }
}
