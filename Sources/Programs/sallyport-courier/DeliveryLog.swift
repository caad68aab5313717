import Identity
import Systemd
import Wire

/// Writes down what became of each letter: by channel, masked address and fate, never with what a provider said, since
/// that may have the address or the letter in it.
struct DeliveryLog: Sendable {
    let writer: JournalWriter

    /// The journal under systemd, else lines on standard error; on a thread of its own.
    static func start() throws(SystemdError) -> Self {
        let isJournal = Notifier.isSupervised && JournalSink.hasJournal
        let sink = isJournal ? JournalSink.journal : .lines(from: CourierText.name, to: 2)
        return Self(
            writer: try JournalWriter(to: sink) { losses in
                JournalRecord(message: CourierText.losses(losses), priority: .warning)
            })
    }

    func note(_ message: String, _ priority: JournalPriority = .info) {
        writer.submit(JournalRecord(message: message, priority: priority))
    }

    func fate(_ answer: DeliveryAnswer, of destination: Destination) {
        note(CourierText.fate(answer, of: destination), answer.fate.priority)
    }

    func strangerRefused(_ uid: UserID) { note(CourierText.stranger(uid), .notice) }

    func violated() { note(CourierText.violated, .notice) }

    func settingsRejected(_ refusal: SettingsRefusal) {
        for reason in refusal.reasons { note(CourierText.settingsRejected(reason), .error) }
    }
}

extension DeliveryAnswer.Fate {
    fileprivate var priority: JournalPriority {
        switch self {
        case .sent: .info
        case .deferred: .notice
        case .refused, .failed: .warning
        }
    }
}
