import Courier
import Identity
import Wire

/// The letters whose fate is not known yet: which are sent now, which wait, and when which is tried again.
///
/// Urgent letters go before others, and have a share of each bound to themselves. Moments are milliseconds of the boot clock.
struct Queue {
    struct Bounds: Sendable {
        /// Letters of one channel, so that a provider that hangs leaves the other one room.
        var mostPerChannel = 512
        /// Letters with a provider at once; each has a thread.
        var mostAtOnce = 16
        /// Of one channel.
        var mostAtOncePerChannel = 12
        /// A letter that is not sent by then is deferred.
        var firstAnswerMilliseconds: Int64 = 20_000
        /// Before a second try.
        var firstPauseMilliseconds = RetrySchedule.usualFirstPause
    }

    /// A letter of this queue.
    struct Ticket: Hashable, Sendable {
        fileprivate let number: UInt64
    }

    enum Effect: Hashable {
        /// Have the letter sent, and report by ``Queue/tried(_:_:at:)``.
        case send(Ticket, Delivery)
        /// Unless it is deferred, the letter is forgotten.
        case answer(Ticket, DeliveryAnswer)
        /// Call ``Queue/reminded(_:at:)`` then.
        case remind(Ticket, at: Int64)
    }

    private struct Entry {
        enum Phase: Hashable {
            case waiting, sending
            case resting(until: Int64)
        }

        let delivery: Delivery
        let firstAnswerDue: Int64
        let schedule: RetrySchedule
        var phase = Phase.waiting
        var tries = 0
        var isDeferred = false
    }

    private let bounds: Bounds
    private var entries: [Ticket: Entry] = [:]
    /// Those in ``Entry/Phase/waiting``, in order.
    private var waiting: [Ticket] = []
    private var held: [OutOfBandChannel: Int] = [:]
    private var sending: [OutOfBandChannel: Int] = [:]
    private var issued: UInt64 = 0

    init(bounds: Bounds = Bounds()) {
        self.bounds = bounds
    }

    var count: Int { entries.count }
    /// How many are with a provider.
    var countSending: Int { sending.values.reduce(0, +) }

    func hasRoom(for delivery: Delivery) -> Bool {
        held[delivery.destination.channel, default: 0] < delivery.share(of: bounds.mostPerChannel)
    }

    /// Takes a letter over.
    ///
    /// - Precondition: ``hasRoom(for:)``.
    mutating func accept(_ delivery: Delivery, at now: Int64) -> (ticket: Ticket, effects: [Effect]) {
        precondition(hasRoom(for: delivery))
        held[delivery.destination.channel, default: 0] += 1
        issued += 1
        let ticket = Ticket(number: issued)
        let due = now + bounds.firstAnswerMilliseconds
        entries[ticket] = Entry(
            delivery: delivery, firstAnswerDue: due,
            schedule: RetrySchedule(
                firstPause: bounds.firstPauseMilliseconds, ends: now + Int64(delivery.lifeSeconds) * 1_000))
        waiting.append(ticket)
        return (ticket, [.remind(ticket, at: due)] + advance(at: now))
    }

    /// A try has ended.
    mutating func tried(_ ticket: Ticket, _ result: SendResult, at now: Int64) -> [Effect] {
        guard var entry = entries[ticket], entry.phase == .sending else { return [] }
        sending[entry.delivery.destination.channel, default: 0] -= 1
        entry.tries += 1
        guard result.mayBeTriedAgain, !entry.delivery.showsSteps,
            let moment = entry.schedule.nextTry(afterTries: entry.tries, at: now)
        else { return finish(ticket, result.answer) + advance(at: now) }
        entry.phase = .resting(until: moment)
        entries[ticket] = entry
        let answer = DeliveryAnswer(.deferred, result.answer.fault, detail: result.answer.detail)
        return [.remind(ticket, at: moment)] + deferral(of: ticket, answer) + advance(at: now)
    }

    /// A moment has come that was asked for; a letter that is gone needs none.
    mutating func reminded(_ ticket: Ticket, at now: Int64) -> [Effect] {
        guard let entry = entries[ticket] else { return [] }
        if case .resting(let moment) = entry.phase, moment <= now {
            entries[ticket]?.phase = .waiting
            waiting.append(ticket)
        }
        let isLate = entry.firstAnswerDue <= now
        let deferral = isLate ? deferral(of: ticket, DeliveryAnswer(.deferred, .timedOut)) : []
        return deferral + advance(at: now)
    }
}

extension Queue {
    /// Has sent what there is room for, in order, and lets go what has waited for longer than it lives.
    private mutating func advance(at now: Int64) -> [Effect] {
        var effects: [Effect] = []
        for ticket in takeOrder() {
            guard let entry = entries[ticket] else { continue }
            guard now < entry.schedule.ends else {
                effects += finish(ticket, DeliveryAnswer(.failed, .timedOut))
                continue
            }
            guard hasFreeThread(for: entry.delivery) else {
                waiting.append(ticket)
                continue
            }
            entries[ticket]?.phase = .sending
            sending[entry.delivery.destination.channel, default: 0] += 1
            effects.append(.send(ticket, entry.delivery))
        }
        return effects
    }

    /// Empties ``waiting``: the urgent ones first.
    private mutating func takeOrder() -> [Ticket] {
        defer { waiting = [] }
        let isUrgent = { [entries] ticket in entries[ticket]?.delivery.isUrgent == true }
        return waiting.filter(isUrgent) + waiting.filter { !isUrgent($0) }
    }

    private func hasFreeThread(for delivery: Delivery) -> Bool {
        let ofChannel = sending[delivery.destination.channel, default: 0]
        return countSending < delivery.share(of: bounds.mostAtOnce)
            && ofChannel < delivery.share(of: bounds.mostAtOncePerChannel)
    }

    private mutating func finish(_ ticket: Ticket, _ answer: DeliveryAnswer) -> [Effect] {
        guard let entry = entries.removeValue(forKey: ticket) else { return [] }
        held[entry.delivery.destination.channel, default: 0] -= 1
        return [.answer(ticket, answer)]
    }

    /// Nobody hears of more than one.
    private mutating func deferral(of ticket: Ticket, _ answer: DeliveryAnswer) -> [Effect] {
        guard entries[ticket]?.isDeferred == false else { return [] }
        entries[ticket]?.isDeferred = true
        return [.answer(ticket, answer)]
    }
}
