/// How a delivery went, step by step.
package struct TestCourierReply: Codable, Hashable, Sendable {
    package var fate: DeliveryReport.Fate
    /// Nil for what was sent.
    package var reason: DeliveryFault?
    /// The provider's own answer, or the courier's words; one line, possibly empty.
    package var detail: String
    /// What was said and heard, in its order.
    package var steps: [String]

    package init(
        fate: DeliveryReport.Fate, reason: DeliveryFault? = nil, detail: String, steps: [String] = []
    ) {
        self.fate = fate
        self.reason = reason
        self.detail = detail
        self.steps = steps
    }
}
