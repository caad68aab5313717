/// Why an account wants attention, the most pressing first; the words are those of CSV and JSON.
enum WeakSpot: String, CaseIterable, Encodable {
    /// Nobody may log in, and somebody still is.
    case lockedWithSessions = "locked-with-sessions"
    /// No copy of its record opens.
    case damaged
    /// The record of one account is in the way of another, with the same name or uid.
    case mismatched = "record-in-the-way"
    /// The name service does not know it any more.
    case vanished
    /// Too many failures stand against it.
    case shut
    /// Without a factor, though the day from which one is demanded has come.
    case enrolmentOverdue = "enrolment-overdue"
    /// Codes come by SMS and in no other way.
    case smsOnly = "sms-only"
    /// Codes come by e-mail and in no other way.
    case mailOnly = "mail-only"
    /// Codes are sent in each of its ways.
    case sentOnly = "mail-and-sms-only"
    /// A key has fewer than the 128 bits that RFC 4226 section 4 demands; an import takes it all the same.
    case shortKey = "short-key"
    case noRecoveryCodes = "no-recovery-codes"
    case dormant
    case notEnrolled = "not-enrolled"

    /// 0 is the most pressing.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
