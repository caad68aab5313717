import Identity
import Policy
import Settings

/// One phase of a login as the journal has it: what was known of it, and what was decided.
struct LoggedLogin {
    /// What policy decided, as far as a comparison goes.
    enum Fate: String, CaseIterable, Encodable {
        case asked
        case notAsked
        case refused
    }

    /// Nil where the name service knew no such user.
    let user: AccountName?
    let service: ServiceName
    /// Seconds since 1970.
    let time: Int64
    /// The same in all phases of one login.
    let process: String
    /// What it was.
    let fate: Fate
    /// Whether something could be asked: in the account phase of a login without an auth phase nothing can.
    let couldBeAsked: Bool
    let isAuthPhase: Bool
    let facts: LoginFacts
}

extension LoggedLogin {
    /// What a record of the journal is.
    enum Reading {
        case login(LoggedLogin)
        /// Nothing about a login, or not its auth or account phase.
        case other
        /// Policy decides nothing before the first factor is proven.
        case beforeFirstFactor
        /// It does not say what policy would have to know, as those of earlier versions do not.
        case unusable
    }
}
