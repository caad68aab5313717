import Identity
package import NIOCore
import Platform
package import Wire

/// `sallyport-courier`, as the daemon asks it: one connection for one letter, until its fate is known.
///
/// Nothing here waits or is tried again: that is the courier's. Used on the event loop alone.
package struct Courier: Sendable {
    struct Bounds: Sendable {
        /// The courier answers within 20 s, if only to say that it goes on trying.
        var firstAnswer = TimeAmount.seconds(25)
        /// After the life of the letter.
        var lastAnswer = TimeAmount.seconds(30)
        /// Letters whose fate is awaited at once; what is beyond is not handed over.
        var mostOpen = 1_024
    }

    private let process: OtherProcess
    private let bounds: Bounds
    private let open: NIOLoopBoundBox<Int>

    /// Asks on the socket at `path`, about at most so many letters at once.
    package init(path: String, eventLoop: any EventLoop, mostOpen: Int = Bounds().mostOpen) {
        self.init(path: path, eventLoop: eventLoop, bounds: Bounds(mostOpen: mostOpen)) {
            Self.trusts($0, at: path, as: ProcessFacts.effectiveUser)
        }
    }

    init(
        path: String, eventLoop: any EventLoop, bounds: Bounds,
        trusts: @escaping @Sendable (UserID) -> Bool
    ) {
        process = OtherProcess(path: path, eventLoop: eventLoop, trusts: trusts)
        self.bounds = bounds
        open = .makeBoxSendingValue(0, eventLoop: eventLoop)
    }

    /// Hands a letter over; to be called on the event loop.
    ///
    /// `answered` is called there once or twice, possibly before this returns: with a deferral, if there is one, and then with
    /// the final answer. Where the courier gave none it is `failed`, by ``DeliveryFault/courier``,
    /// ``DeliveryFault/timedOut`` or ``DeliveryFault/tooMany``.
    package func deliver(_ delivery: Delivery, answered: @escaping (DeliveryAnswer) -> Void) {
        // Letters that are no codes leave half of the room to those.
        let room = delivery.isUrgent ? bounds.mostOpen : bounds.mostOpen / 2
        guard open.value < room else { return answered(DeliveryAnswer(.failed, .tooMany)) }
        guard var frame = try? delivery.frame() else { return answered(DeliveryAnswer(.failed, .courier)) }
        open.value += 1
        let end = process.eventLoop.makePromise(of: DeliveryAnswer.self)
        let timer = process.eventLoop.scheduleTask(in: bounds.firstAnswer) {
            end.fail(ExchangeFailure.late)
        }
        let answers = NIOLoopBound(
            AnswerReader {
                timer.cancel()
                answered($0)
            }, eventLoop: process.eventLoop)
        process.ask(
            SentRequest(taking: &frame), within: .seconds(Int64(delivery.lifeSeconds)) + bounds.lastAnswer,
            for: end
        ) { try answers.value.read(&$0) }
        end.futureResult.assumeIsolated().whenComplete { [open] result in
            timer.cancel()
            open.value -= 1
            answered(result.answer)
        }
    }

    /// Root and this user, as with the root helper; and the owner of the socket, where nobody but root and this user can have
    /// put it: a courier that took its socket over from systemd listens on it anew, so the kernel names its user.
    static func trusts(_ listener: UserID, at path: String, as own: UserID) -> Bool {
        if OtherProcess.trusts(listener, as: own) { return true }
        return (try? SocketPlace(path: path, caller: own).expects(listener)) ?? false
    }
}

extension Result<DeliveryAnswer, any Error> {
    fileprivate var answer: DeliveryAnswer {
        switch self {
        case .success(let answer): answer
        case .failure(ExchangeFailure.late): DeliveryAnswer(.failed, .timedOut)
        case .failure: DeliveryAnswer(.failed, .courier)
        }
    }
}
