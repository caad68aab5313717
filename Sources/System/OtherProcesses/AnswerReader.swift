import Wire

/// Reads what the courier says of one letter: at most one deferral, and then what became of it.
final class AnswerReader {
    private let deferred: (DeliveryAnswer) -> Void
    private var isDeferred = false

    init(deferred: @escaping (DeliveryAnswer) -> Void) {
        self.deferred = deferred
    }

    /// Takes the frames that are complete off `bytes`.
    ///
    /// - Returns: the final answer; nil while it must still come.
    func read(_ bytes: inout [UInt8]) throws(WireError) -> DeliveryAnswer? {
        while let (answer, length) = try DeliveryAnswer.take(from: bytes[...]) {
            bytes.removeFirst(length)
            guard answer.fate == .deferred else { return answer }
            guard !isDeferred else { throw .body }
            isDeferred = true
            deferred(answer)
        }
        return nil
    }
}
