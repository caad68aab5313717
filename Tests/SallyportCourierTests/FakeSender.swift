import Courier
import Dispatch
import Synchronization
import Wire

@testable import sallyport_courier

/// A provider that does as it is told, and remembers what it got.
final class FakeSender: Sender {
    private let results: Mutex<[SendResult]>
    private let got = Mutex<[(delivery: Delivery, stamp: Stamp)]>([])
    private let gate: DispatchSemaphore?

    /// Gives these results in turn, and the last one ever after; if it is `held`, only as often as it is released.
    init(_ results: SendResult..., held: Bool = false) {
        self.results = Mutex(results)
        gate = held ? DispatchSemaphore(value: 0) : nil
    }

    var deliveries: [Delivery] { got.withLock { $0.map(\.delivery) } }
    var stamps: Set<Stamp> { Set(got.withLock { $0.map(\.stamp) }) }

    func send(_ delivery: Delivery, _ stamp: Stamp) -> SendResult {
        got.withLock { $0.append((delivery, stamp)) }
        gate?.wait()
        return results.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    }

    func release(_ count: Int = 1) {
        for _ in 0..<count { gate?.signal() }
    }
}
