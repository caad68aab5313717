import Conversation
import Identity
import Messages
import Policy
import Wire

/// The session phase: what an account phase has let in, held against a lock once more, and noted.
extension Script {
    static let sessions = [
        begun("with proof", .valid, .enrolled),
        begun("where none was asked for", .none, .loaded(.nothing)),
        begun("of somebody who is dormant by now", .valid, .found(.dormant)),
        begun("of root's su", .none, .loaded(.nothing), service: "su"),
        begun("of a service that is not named", .none, .loaded(.nothing), service: "cron"),
        refused(
            "of an account that was locked meanwhile", .found(.locked), .refused, .refusedByPolicy(.locked),
            .locked),
        refused(
            "whose record cannot be read", .loaded(.damaged), .unavailable, .recordDamaged, .recordDamaged),
        refused(
            "whose record is another's", .loaded(.otherIdentity), .refused, .otherIdentity, .recordOfAnother),
        refused(
            "of a store that does not answer", .loaded(.unavailable), .unavailable, .storeUnavailable,
            .unavailable),
        Self(
            "session, that could not be noted", .openSession,
            [
                (.began(.valid), .load), (.enrolled, .noteSession),
                (.sessionNoted(false), .end(.unavailable, .sessionUnnoted, .sessionUnnoted)),
            ]),
        Self(
            "session, of whom the name service cannot tell", .openSession, entry: .failed,
            [(.began(.none), .end(.unavailable, .nameServiceFailed, .unavailable))]),
        Self(
            "session, of nobody that is known", .openSession, entry: .noSuchUser,
            [(.began(.none), .noteSession), (.sessionNoted(true), .end(.granted, .sessionOpen))]),
        Self(
            "session, of root's sudo", .openSession, service: "sudo",
            [(.began(.none), .noteSession), (.sessionNoted(true), .end(.granted, .sessionOpen))]),
        Self(
            "session, of another user than the account phase", .openSession,
            [(.began(.foreign), .end(.refused, .foreignProof))]),
    ]

    private static func begun(
        _ description: String, _ proof: PriorProof, _ found: Event, service: String = "sshd"
    ) -> Self {
        Self(
            "session, \(description)", .openSession, service: service,
            [
                (.began(proof), .load), (found, .noteSession),
                (.sessionNoted(true), .end(.granted, .sessionOpen)),
            ])
    }

    private static func refused(
        _ description: String, _ found: Event, _ verdict: Verdict, _ cause: Cause, _ message: Message
    ) -> Self {
        Self(
            "session, \(description)", .openSession,
            [(.began(.valid), .load), (found, .end(verdict, cause, message))])
    }
}
