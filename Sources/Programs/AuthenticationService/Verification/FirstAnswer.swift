import Conversation
import NIOCore

/// What is known first of a letter's fate: the courier's first answer, or that there was none in time.
final class FirstAnswer {
    private var done: ((DeliveryOutcome) -> Void)?
    private var timer: Scheduled<Void>?

    init(within wait: TimeAmount, on loop: Elsewhere, _ done: @escaping (DeliveryOutcome) -> Void) {
        self.done = done
        timer = loop.after(wait) { [self] in give(.underway(nil)) }
    }

    /// Only the first counts.
    func give(_ outcome: DeliveryOutcome) {
        timer?.cancel()
        timer = nil
        let done = done
        self.done = nil
        done?(outcome)
    }
}
