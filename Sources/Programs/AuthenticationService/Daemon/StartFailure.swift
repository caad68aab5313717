import AccountStore
import Glibc
import Platform
import Systemd

/// Why the daemon does not start, as a sentence and an exit status (sysexits.h).
package struct StartFailure: Error, Hashable, CustomStringConvertible {
    package enum Status: Int32, Sendable {
        case unavailable = 69
        case tryAgain = 75
        case configuration = 78
    }

    package let status: Status
    package let description: String

    init(_ status: Status, _ description: String) {
        self.status = status
        self.description = description
    }

    static func store(_ error: AccountStoreError, _ directory: String) -> Self {
        let status: Status = error == .inUse || error == .noSpace ? .tryAgain : .configuration
        return Self(status, "\(directory): \(JournalText.problem(error))")
    }

    static func platform(_ error: PlatformError) -> Self {
        Self(.unavailable, "\(error)")
    }
}

extension StartFailure {
    /// Says why on standard error; under systemd it then waits, so that a broken host is not started ten times a second.
    package func report() {
        for line in description.split(separator: "\n") { StandardError.write(line: "sallyportd: \(line)") }
        if Notifier.isSupervised { sleep(2) }
    }
}
