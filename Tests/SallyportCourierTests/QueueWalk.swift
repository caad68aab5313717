import Courier
import Identity
import Wire

@testable import sallyport_courier

/// A queue to which anything happens at any time, and what it must never do.
struct QueueWalk {
    private var queue: Queue
    private let bounds = Queue.Bounds(mostPerChannel: 12, mostAtOnce: 8, mostAtOncePerChannel: 6)
    private var random: SplitMix
    private var now: Int64 = 0
    private var sending: [(Queue.Ticket, Delivery)] = []
    private var reminders: [(ticket: Queue.Ticket, at: Int64)] = []
    private var isDeferred: [Queue.Ticket: Bool] = [:]
    private(set) var faults: [String] = []

    init(seed: UInt64) {
        random = SplitMix(state: seed)
        queue = Queue(bounds: bounds)
    }

    mutating func step() throws {
        now += Int64.random(in: 0...8_000, using: &random)
        remind()
        switch Int.random(in: 0..<3, using: &random) {
        case 0: try accept()
        case 1 where !sending.isEmpty:
            endTry([.sent, .busy, .busy, .refused].randomElement(using: &random) ?? .sent)
        default: break
        }
        check()
    }

    /// All time passes, and every try ends.
    mutating func finish() {
        while !sending.isEmpty || !reminders.isEmpty {
            while !sending.isEmpty { endTry(.busy) }
            now = max(now, reminders.map(\.at).min() ?? now)
            remind()
        }
        note(queue.count == 0 && isDeferred.isEmpty, "no fate")
    }

    private mutating func remind() {
        let due = reminders.filter { $0.at <= now }
        reminders.removeAll { $0.at <= now }
        for reminder in due { take(queue.reminded(reminder.ticket, at: now)) }
    }

    private mutating func accept() throws {
        let address = Bool.random(using: &random) ? "alice@example.org" : "+4915112345678"
        let life = Bool.random(using: &random) ? Int.random(in: 1...300, using: &random) : 1_200
        let delivery = try Letters.delivery(to: address, life: life)
        guard queue.hasRoom(for: delivery) else { return }
        let (ticket, effects) = queue.accept(delivery, at: now)
        isDeferred[ticket] = false
        take(effects)
    }

    private mutating func endTry(_ result: SendResult) {
        let index = Int.random(in: 0..<sending.count, using: &random)
        take(queue.tried(sending.remove(at: index).0, result, at: now))
    }

    private mutating func take(_ effects: [Queue.Effect]) {
        for effect in effects {
            switch effect {
            case .send(let ticket, let delivery): sending.append((ticket, delivery))
            case .remind(let ticket, let moment): reminders.append((ticket, moment))
            case .answer(let ticket, let answer) where answer.fate == .deferred:
                note(isDeferred[ticket] == false, "deferred twice, or after its fate")
                isDeferred[ticket] = true
            case .answer(let ticket, _): note(isDeferred.removeValue(forKey: ticket) != nil, "two fates")
            }
        }
    }

    private mutating func check() {
        note(queue.count <= 2 * bounds.mostPerChannel && queue.count == isDeferred.count, "count")
        note(queue.countSending == sending.count && sending.count <= bounds.mostAtOnce, "at once")
        for channel in [OutOfBandChannel.email, .sms] {
            let count = sending.count { $0.1.destination.channel == channel }
            note(count <= bounds.mostAtOncePerChannel, "of one channel")
            let notices = sending.count { $0.1.destination.channel == channel && !$0.1.isUrgent }
            note(notices <= bounds.mostAtOncePerChannel * 3 / 4 + 1, "notices in the codes' place")
        }
        note(Set(sending.map(\.0)).count == sending.count, "one letter twice at once")
    }

    private mutating func note(_ holds: Bool, _ fault: String) {
        if !holds { faults.append(fault) }
    }
}

/// Numbers that look random and are the same each time.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
