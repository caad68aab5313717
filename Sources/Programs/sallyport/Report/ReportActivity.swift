import Platform
import Systemd

/// Where a report's chart comes from.
enum ReportActivity {
    /// The days up to today out of the journal, or why it cannot be read: a report is worth having without it.
    ///
    /// - Throws: ``Failure`` for `records`, a file in place of the journal: who names one wants what is in it.
    static func days(
        _ count: Int, records: String?
    ) throws(Failure) -> Result<RecordedDays, Failure> {
        do {
            return .success(try ActivityReader.days(count, records: records))
        } catch {
            let failure = failure(error)
            guard records == nil else { throw failure }
            return .failure(failure)
        }
    }

    private static func failure(_ error: any Error) -> Failure {
        switch error {
        case let failure as Failure: failure
        case let error as SystemdError: Failure(error)
        case let error as PlatformError: Failure(error)
        default: Failure(.badData, Sentences.unreadableRecords)
        }
    }
}
