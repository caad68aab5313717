import Courier
import Identity
import Testing
import Wire

@testable import sallyport_courier

@Suite struct `The queue` {
    private func answers(_ effects: [Queue.Effect]) -> [DeliveryAnswer] {
        effects.compactMap { if case .answer(_, let answer) = $0 { answer } else { nil } }
    }

    private func sends(_ effects: [Queue.Effect]) -> [Queue.Ticket] {
        effects.compactMap { if case .send(let ticket, _) = $0 { ticket } else { nil } }
    }

    @Test(arguments: [SendResult.sent, .refused, SendResult(DeliveryAnswer(.failed, .certificate))])
    func `sends at once, and passes the answer on`(result: SendResult) throws {
        var queue = Queue()
        let delivery = try Letters.delivery()
        let (ticket, effects) = queue.accept(delivery, at: 0)
        #expect(effects == [.remind(ticket, at: 20_000), .send(ticket, delivery)])
        #expect(queue.tried(ticket, result, at: 100) == [.answer(ticket, result.answer)])
        #expect(queue.count == 0 && queue.countSending == 0)
        #expect(queue.reminded(ticket, at: 20_000) == [])
    }

    @Test func `defers what may be tried again, and tries it at its moments until it is sent`() throws {
        var queue = Queue()
        let delivery = try Letters.delivery()
        let (ticket, _) = queue.accept(delivery, at: 0)
        let deferred = DeliveryAnswer(.deferred, .busy, detail: "450 later")
        #expect(
            queue.tried(ticket, .busy, at: 0) == [.remind(ticket, at: 15_000), .answer(ticket, deferred)])
        #expect(queue.reminded(ticket, at: 14_999) == [])
        #expect(queue.reminded(ticket, at: 15_000) == [.send(ticket, delivery)])
        #expect(queue.tried(ticket, .busy, at: 15_000) == [.remind(ticket, at: 45_000)])
        #expect(queue.reminded(ticket, at: 20_000) == [])
        #expect(queue.reminded(ticket, at: 45_000) == [.send(ticket, delivery)])
        #expect(queue.tried(ticket, .sent, at: 45_100) == [.answer(ticket, SendResult.sent.answer)])
    }

    @Test func `says after twenty seconds that a try is not done, and the fate when it is`() throws {
        var queue = Queue()
        let (ticket, _) = queue.accept(try Letters.delivery(), at: 1_000)
        let deferred = DeliveryAnswer(.deferred, .timedOut)
        #expect(queue.reminded(ticket, at: 20_999) == [])
        #expect(queue.reminded(ticket, at: 21_000) == [.answer(ticket, deferred)])
        #expect(queue.reminded(ticket, at: 21_001) == [])
        #expect(queue.tried(ticket, .sent, at: 30_000) == [.answer(ticket, SendResult.sent.answer)])
    }

    @Test func `gives up with the last answer where the life ends first`() throws {
        var queue = Queue()
        let (ticket, _) = queue.accept(try Letters.delivery(life: 15), at: 0)
        #expect(queue.tried(ticket, .busy, at: 0) == [.answer(ticket, SendResult.busy.answer)])
    }

    @Test func `tries once where the steps are to be shown`() throws {
        var queue = Queue()
        let (ticket, _) = queue.accept(try Letters.delivery(showingSteps: true), at: 0)
        #expect(queue.tried(ticket, .busy, at: 0) == [.answer(ticket, SendResult.busy.answer)])
    }

    @Test func `has so many with a provider at once, in order, and leaves the other channel room`() throws {
        var queue = Queue()
        var begun: [Queue.Ticket] = []
        var tickets: [Queue.Ticket] = []
        for _ in 0..<200 {
            let (ticket, effects) = queue.accept(try Letters.delivery(), at: 0)
            tickets.append(ticket)
            begun += sends(effects)
        }
        #expect(begun == Array(tickets.prefix(12)))
        for _ in 0..<10 {
            begun += sends(queue.accept(try Letters.delivery(to: "+4915112345678"), at: 0).effects)
        }
        #expect(begun.count == 16 && queue.countSending == 16)
        #expect(sends(queue.tried(tickets[0], .sent, at: 1)) == [tickets[12]])
    }

    @Test func `lets go what waited for longer than it lives`() throws {
        var queue = Queue(bounds: Queue.Bounds(mostAtOnce: 1))
        let (first, _) = queue.accept(try Letters.delivery(), at: 0)
        let (second, _) = queue.accept(try Letters.delivery(life: 30), at: 0)
        let effects = queue.tried(first, .sent, at: 30_000)
        #expect(effects.contains(.answer(second, DeliveryAnswer(.failed, .timedOut))))
        #expect(sends(effects).isEmpty && queue.count == 0)
    }

    @Test func `holds so many of a channel and no more, and the last quarter of them are codes`() throws {
        var queue = Queue()
        let (code, notice) = (try Letters.delivery(), try Letters.delivery(life: 3_600))
        var taken = 0
        while queue.hasRoom(for: notice), taken < 1_000 {
            _ = queue.accept(notice, at: 0)
            taken += 1
        }
        #expect(taken == 384)
        while queue.hasRoom(for: code), taken < 1_000 {
            _ = queue.accept(code, at: 0)
            taken += 1
        }
        #expect(taken == 512 && !queue.hasRoom(for: notice))
        for life in [600, 3_600] {
            let other = try Letters.delivery(to: "+4915112345678", life: life)
            #expect(queue.hasRoom(for: other))
        }
    }

    @Test func `has room again for each letter whose fate is known`() throws {
        var queue = Queue(bounds: Queue.Bounds(mostPerChannel: 1))
        for _ in 0..<3 {
            let (ticket, _) = queue.accept(try Letters.delivery(), at: 0)
            let isFull = try !queue.hasRoom(for: Letters.delivery())
            #expect(isFull)
            _ = queue.tried(ticket, .sent, at: 0)
            let isFree = try queue.hasRoom(for: Letters.delivery())
            #expect(isFree)
        }
    }

    @Test func `sends codes before notices that came earlier, and each kind in its order`() throws {
        var queue = Queue(bounds: Queue.Bounds(mostAtOnce: 1))
        let (first, _) = queue.accept(try Letters.delivery(), at: 0)
        var tickets: [Queue.Ticket] = []
        for life in [601, 3_600, 600, 60] {
            tickets.append(queue.accept(try Letters.delivery(life: life), at: 0).ticket)
        }
        var (sent, last) = ([Queue.Ticket](), first)
        while let next = sends(queue.tried(last, .sent, at: 1)).first {
            sent.append(next)
            last = next
        }
        #expect(sent == [tickets[2], tickets[3], tickets[0], tickets[1]])
    }

    @Test func `keeps threads for codes while notices hang`() throws {
        var queue = Queue()
        var begun = 0
        for number in 0..<100 {
            let address = number.isMultiple(of: 2) ? "alice@example.org" : "+4915112345678"
            begun += sends(queue.accept(try Letters.delivery(to: address, life: 3_600), at: 0).effects).count
        }
        #expect(begun == 12)
        for _ in 0..<4 { begun += sends(queue.accept(try Letters.delivery(), at: 0).effects).count }
        #expect(begun == 16)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `keeps its bounds and tells each fate once, whatever happens`(seed: UInt64) throws {
        var walk = QueueWalk(seed: seed)
        for _ in 0..<400 { try walk.step() }
        walk.finish()
        #expect(walk.faults.isEmpty)
    }
}
