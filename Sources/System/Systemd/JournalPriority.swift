/// How urgent a record is, by the numbers of `syslog(3)`.
package enum JournalPriority: Int, Hashable, Sendable, CaseIterable {
    case emergency, alert, critical, error, warning, notice, info, debug
}
