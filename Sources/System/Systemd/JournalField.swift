/// The fields of our own in the journal; `docs/journal.md` says what each holds.
///
/// A closed list: every name is one that journald takes, and no record can be searched for a field that the
/// documentation does not know. None of them ever holds a secret.
package enum JournalField: String, Hashable, Sendable, CaseIterable {
    case event = "SALLYPORT_EVENT"
    case user = "SALLYPORT_USER"
    case uid = "SALLYPORT_UID"
    case service = "SALLYPORT_SERVICE"
    case phase = "SALLYPORT_PHASE"
    case remoteHost = "SALLYPORT_RHOST"
    case verdict = "SALLYPORT_VERDICT"
    case reason = "SALLYPORT_REASON"
    case rule = "SALLYPORT_RULE"
    case method = "SALLYPORT_METHOD"
    case factor = "SALLYPORT_FACTOR"
    case conversation = "SALLYPORT_CONVERSATION"
    case pid = "SALLYPORT_PID"
    case durationMicroseconds = "SALLYPORT_DURATION_USEC"
    case change = "SALLYPORT_CHANGE"
    case actorUID = "SALLYPORT_ACTOR_UID"
    case position = "SALLYPORT_POSITION"
    case seconds = "SALLYPORT_SECONDS"
    case channel = "SALLYPORT_CHANNEL"
    case address = "SALLYPORT_ADDRESS"
    case purpose = "SALLYPORT_PURPOSE"
    case fate = "SALLYPORT_FATE"
    case detail = "SALLYPORT_DETAIL"
    case losses = "SALLYPORT_LOSSES"
    case logger = "SALLYPORT_LOGGER"
}
