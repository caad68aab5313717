package import Wire

/// What became of one try to send a letter.
package struct SendResult: Hashable, Sendable {
    /// Never ``DeliveryAnswer/Fate/deferred``: whether to try again is for the caller to say.
    package let answer: DeliveryAnswer
    /// Whether trying the same again can help, and cannot harm.
    package let mayBeTriedAgain: Bool

    package init(_ answer: DeliveryAnswer, mayBeTriedAgain: Bool = false) {
        self.answer = answer
        self.mayBeTriedAgain = mayBeTriedAgain
    }

    /// The same, for a letter whose steps nobody asked for.
    var withoutSteps: Self {
        Self(
            DeliveryAnswer(answer.fate, answer.fault, detail: answer.detail),
            mayBeTriedAgain: mayBeTriedAgain)
    }
}
