import Account
import Identity
import Platform

/// One round over all records, as far as it has come; used on the event loop alone.
final class UpkeepRound {
    let sources: NameSources
    var days: RollCallDays
    /// Records that are still to be looked at.
    var rest: ArraySlice<UserID>
    /// Letters that may still be sent.
    var letters: Int
    var call: RollCall
    /// Whom the name service does not know.
    var missing: [AccountCondition] = []
    /// Whom it knows again.
    var returned: [AccountCondition] = []
    /// Of whom it said nothing, though they were missing before, or may have been: today says nothing of these.
    var silent: Set<UserID> = []
    /// Somebody whom it knows, and the files of this host do not.
    var witness: AccountCondition?

    init(_ sources: NameSources, _ days: RollCallDays, _ uids: [UserID], letters: Int) {
        self.sources = sources
        self.days = days
        self.letters = letters
        rest = uids[...]
        call = RollCall(asksDirectory: sources.asksDirectory)
    }

    func note(_ existence: AccountExistence, of condition: AccountCondition) {
        switch existence {
        case .found:
            let isLocal = sources.localNames.contains(condition.name)
            call.note(.found(isLocal: isLocal))
            if !isLocal { witness = condition }
            if condition.missingSince != nil { returned.append(condition) }
        case .missing:
            call.note(.missing(isNews: condition.missingSince == nil))
            missing.append(condition)
        case .unclear(let isAnswered):
            if !isAnswered { call.note(.unclear) }
            if condition.missingSince != nil { silent.insert(condition.uid) }
        }
    }
}
