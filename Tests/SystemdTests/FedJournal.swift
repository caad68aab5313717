import Dispatch
import Synchronization
import Systemd

/// A journal that can be shut, and that may refuse its first plain records, never a report of losses.
final class FedJournal: Sendable {
    private let written = Mutex<[String]>([])
    private let refusals: Mutex<Int>
    private let gate: DispatchSemaphore
    private let reached = DispatchSemaphore(value: 0)

    init(isShut: Bool = false, refusals: Int = 0) {
        gate = DispatchSemaphore(value: isShut ? 0 : 1)
        self.refusals = Mutex(refusals)
    }

    var messages: [String] { written.withLock { $0 } }

    var sink: JournalSink { JournalSink(take) }

    func open() { gate.signal() }

    func waitUntilReached() { reached.wait() }

    private func take(_ record: JournalRecord) -> Bool {
        reached.signal()
        gate.wait()
        defer { gate.signal() }
        let isRefused =
            record.messageID == nil
            && refusals.withLock { left in
                defer { left = max(0, left - 1) }
                return left > 0
            }
        guard !isRefused else { return false }
        written.withLock { $0.append(record.message) }
        return true
    }
}
