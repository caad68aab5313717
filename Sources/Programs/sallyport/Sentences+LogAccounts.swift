import Systemd

/// What the journal says of accounts and of their owners.
extension Sentences {
    static func selfServiceGranted(_ record: LogRecord) -> String {
        let deed = record[.change].map { deeds[$0]?.done ?? "did this by a second factor, \($0)" }
        return "\(subject(record)) \(deed ?? "proved a second factor")\(purpose(record))\(asker(record))"
    }

    static func selfServiceRefused(_ record: LogRecord) -> String {
        let deed = record[.change].map { deeds[$0]?.wanted ?? "do this, \($0)" } ?? "prove a second factor"
        return "\(subject(record)) could not \(deed)\(purpose(record))\(asker(record))\(because(record))"
    }

    /// What people do about their own second factor.
    private static let deeds: [String: (done: String, wanted: String)] = [
        "enable": ("set up a second factor", "set up a second factor"),
        "disable": ("took the second factor away", "take the second factor away"),
        "recovery-codes": ("made new recovery codes", "make new recovery codes"),
        "rename-factor": ("renamed a factor", "rename a factor"),
        "remove-factor": ("took a factor away", "take a factor away"),
        "verify": ("proved a second factor anew", "prove a second factor anew"),
        "confirm": ("confirmed with a second factor", "confirm with a second factor"),
        "import": ("brought an authenticator from before", "bring an authenticator from before"),
    ]

    static func changed(_ record: LogRecord) -> String {
        guard let change = record[.change] else { return record.message }
        if change == "clock-accepted" { return "\(actor(record)) said that the clock of this host is right" }
        // The reason is in the words of whoever gave it.
        let detail = [record[.detail], record[.reason]].compactMap(\.self).map { ": \($0)" }.joined()
        let by = record[.actorUID] == nil ? "" : " by \(actor(record))"
        guard let words = changes[change] else {
            return "the account of \(subject(record)) was changed (\(change))\(by)\(detail)"
        }
        return "\(subject(record)): \(words)\(by)\(detail)"
    }

    private static let changes = [
        "enrolled": "a second factor was set up", "reset": "the second factor was taken away",
        "locked": "the account was locked", "unlocked": "the account was unlocked",
        "imported": "an authenticator was taken over", "pass-issued": "a pass was given",
        "recovery-codes-replaced": "the recovery codes were replaced",
        "factor-renamed": "a factor was renamed",
        "factor-removed": "a factor was taken away", "disabled": "the second factor was taken away",
        "contact-changed": "the contact was changed", "device-remembered": "a device was remembered",
        "device-forgotten": "a device was forgotten", "devices-forgotten": "devices were forgotten",
        "offboarded": "the account was cut off for good",
        "removed": "the record of somebody who left was removed",
        "dormant": "the account became dormant",
        "missing": "the name service does not know the account",
        "found-again": "the name service knows the account again",
    ]

    static func delivered(_ record: LogRecord) -> String {
        let what = record[.purpose].map { "a \($0)" } ?? "a letter"
        let way = record[.channel].map { " by \($0 == "sms" ? "SMS" : "mail")" } ?? ""
        let letter = "\(what) for \(subject(record))\(way)\(record[.address].map { " to \($0)" } ?? "")"
        return switch record[.fate] {
        case "sent": "\(letter) was sent"
        case "deferred": "\(letter) is tried again later\(because(record))"
        default: "\(letter) was not sent\(because(record))"
        }
    }

    static func confirmation(_ record: LogRecord) -> String {
        let verb = record[.verdict] == "granted" ? "has" : "has not"
        return
            "\(subject(record)) \(verb) proven a second factor lately, as \(actor(record)) asked\(purpose(record))"
    }

    private static func purpose(_ record: LogRecord) -> String {
        record[.confirmedFor].map { ", for: \($0)" } ?? ""
    }

    private static func asker(_ record: LogRecord) -> String {
        record[.actorUID] == nil ? "" : ", asked by \(actor(record))"
    }
}
