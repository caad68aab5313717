import NIOCore

/// Lets a few deeds be with the root helper at once, and the rest wait: what is too many for its socket would get no answer.
///
/// Used on the event loop alone.
final class HelperTurns {
    enum Rank {
        /// Somebody who may waits for it: it goes before all others.
        case urgent
        case ordinary
    }

    /// With what ``QuestionShares`` admits and two questions of the keeper's own, below what the socket admits.
    static let most = 12

    /// Is given what ends its turn, to be called once.
    typealias Deed = (_ giveBack: @escaping () -> Void) -> Void

    private var urgent = CircularBuffer<Deed>()
    private var ordinary = CircularBuffer<Deed>()
    private(set) var open = 0
    private var isBeginning = false

    func take(_ rank: Rank, _ deed: @escaping Deed) {
        switch rank {
        case .urgent: urgent.append(deed)
        case .ordinary: ordinary.append(deed)
        }
        begin()
    }

    private func begin() {
        // A deed that is over at once has the next one begun by the loop below.
        guard !isBeginning else { return }
        isBeginning = true
        defer { isBeginning = false }
        while open < Self.most, let deed = urgent.popFirst() ?? ordinary.popFirst() {
            open += 1
            deed { [self] in
                open -= 1
                begin()
            }
        }
    }
}
