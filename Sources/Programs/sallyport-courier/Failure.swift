import Glibc
import Platform
import Systemd

/// Why the courier does not start, as a sentence and an exit status (sysexits.h).
struct Failure: Error {
    enum Status: Int32 {
        case noSuchUser = 67
        case unavailable = 69
        case configuration = 78
    }

    let status: Status
    /// One or more lines.
    let reasons: [String]

    init(_ status: Status, _ reasons: String...) {
        self.status = status
        self.reasons = reasons
    }

    init(_ refusal: SettingsRefusal) {
        status = .configuration
        reasons = refusal.reasons
    }

    init(_ error: any Error) {
        self.init(.unavailable, "\(error)")
    }

    /// Says why on standard error; under systemd it then waits, so that a broken host is not started ten times a second.
    func report() {
        for reason in reasons { StandardError.write(line: "\(CourierText.name): \(reason)") }
        if Notifier.isSupervised { sleep(2) }
    }
}
