import Dispatch
import Synchronization

/// Writes records from a thread of its own, so that nobody on an event loop ever waits for the journal.
///
/// At most ``capacity`` records wait. What comes while as many wait is lost and counted, and the count is
/// written as a record of its own as soon as the rest is out. Order is kept.
package final class JournalWriter: Sendable {
    package static let capacity = 4_096

    private struct State {
        var waiting: [JournalRecord] = []
        var losses = 0
        var lossesInAll = 0
        var isFinished = false
    }

    private let state = Mutex(State())
    private let wakeUp = DispatchSemaphore(value: 0)
    private let finished = DispatchSemaphore(value: 0)
    private let sink: JournalSink
    private let capacity: Int
    private let recordOfLosses: @Sendable (Int) -> JournalRecord

    /// Starts the thread.
    ///
    /// - Parameters:
    ///   - sink: Where the records go.
    ///   - capacity: How many records may wait, at least 1.
    ///   - recordOfLosses: Words the record that says how many were lost.
    /// - Throws: ``SystemdError/thread(errno:)``.
    package init(
        to sink: JournalSink, capacity: Int = JournalWriter.capacity,
        recordOfLosses: @escaping @Sendable (Int) -> JournalRecord
    ) throws(SystemdError) {
        precondition(capacity >= 1, "a queue that holds nothing loses everything")
        self.sink = sink
        self.capacity = capacity
        self.recordOfLosses = recordOfLosses
        try WriterThread.start(run)
    }

    /// Records lost since the start.
    package var losses: Int { state.withLock { $0.lossesInAll } }

    /// Hands a record over and returns at once; callable from any thread.
    package func submit(_ record: JournalRecord) {
        let isFirst = state.withLock { state in
            guard !state.isFinished, state.waiting.count < capacity else {
                state.losses += 1
                state.lossesInAll += 1
                return false
            }
            state.waiting.append(record)
            return state.waiting.count == 1
        }
        if isFirst { wakeUp.signal() }
    }

    /// Takes no more records, waits until the last one is written, and ends the thread.
    ///
    /// - Returns: false if the time was not enough.
    package func finish(within seconds: Int) -> Bool {
        let isFirst = state.withLock { state in
            defer { state.isFinished = true }
            return !state.isFinished
        }
        guard isFirst else { return true }
        wakeUp.signal()
        return finished.wait(timeout: .now() + .seconds(seconds)) == .success
    }

    private func run() {
        while true {
            wakeUp.wait()
            let isLast = state.withLock { $0.isFinished }
            writeWaiting()
            writeLosses()
            guard !isLast else { break }
        }
        finished.signal()
    }

    private func writeWaiting() {
        while true {
            let batch = state.withLock { state in
                defer { state.waiting.removeAll() }
                return state.waiting
            }
            guard !batch.isEmpty else { return }
            let losses = batch.count { !sink.take($0) }
            state.withLock { state in
                state.losses += losses
                state.lossesInAll += losses
            }
        }
    }

    /// If even this record is lost, the count is kept for the next time.
    private func writeLosses() {
        let losses = state.withLock { state in
            defer { state.losses = 0 }
            return state.losses
        }
        guard losses > 0, !sink.take(recordOfLosses(losses)) else { return }
        state.withLock { $0.losses += losses }
    }
}
