import Identity
import NIOCore
import NIOPosix
import Synchronization
import Testing
import Wire

@testable import OtherProcesses

/// The daemon's side, against couriers that keep to no manners.
@Suite struct `Asking the courier` {
    let eventLoop = MultiThreadedEventLoopGroup.singleton.next()
    let delivery: Delivery
    /// Beside a thousand other tests a listener may have to wait for its turn.
    let patience = Courier.Bounds(firstAnswer: .minutes(10), lastAnswer: .minutes(10), mostOpen: 100)
    let sent = DeliveryAnswer(.sent, detail: "250 OK", steps: "one\ntwo")
    let deferred = DeliveryAnswer(.deferred, .busy, detail: "450 later")
    let refused = DeliveryAnswer(.refused, .badDestination)

    init() throws {
        delivery = try Delivery(
            to: Destination("alice@example.org", by: .email),
            Letter(subject: "Your code", blocks: [.code("1234 5678")]), lifeSeconds: 600)
    }

    /// All that a courier at `path` is heard to say.
    private func answers(
        at path: String, _ bounds: Courier.Bounds, trusting: Bool = true
    ) async throws -> [DeliveryAnswer] {
        let courier = Courier(path: path, eventLoop: eventLoop, bounds: bounds) { _ in trusting }
        return try await answers(of: courier)
    }

    private func answers(of courier: Courier) async throws -> [DeliveryAnswer] {
        let all = eventLoop.makePromise(of: [DeliveryAnswer].self)
        eventLoop.execute { [delivery] in
            var heard: [DeliveryAnswer] = []
            courier.deliver(delivery) { answer in
                heard.append(answer)
                if answer.fate != .deferred { all.succeed(heard) }
            }
        }
        return try await all.futureResult.get()
    }

    @Test func `hears one answer or two, in one piece or many`() async throws {
        for expected in [[sent], [refused], [deferred, sent], [deferred, refused]] {
            let bytes = expected.flatMap(\.frame)
            for pieces in [[bytes], expected.map(\.frame), bytes.map { [$0] }] {
                let listener = FakeListener()
                let serving = try listener.serve(.answering(pieces))
                #expect(try await answers(at: listener.path, patience) == expected)
                try await serving.value
                #expect(listener.received == (try delivery.frame()))
            }
        }
    }

    @Test func `hears nothing behind the final answer`() async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.answering([sent.frame + refused.frame + [1]]))
        #expect(try await answers(at: listener.path, patience) == [sent])
        _ = await serving.result
    }

    @Test(arguments: [
        [UInt8](repeating: 0x47, count: 100), [0x53, 0x43, 1, 0x81, 0, 0, 0, 1, 9],
        [0x53, 0x43, 1, 0x81, 0xFF, 0, 0, 0], PasswordAnswer.accepted.bytes,
        Array(DeliveryAnswer(.sent).frame.dropLast()), [],
    ])
    func `takes no answer for any other bytes`(bytes: [UInt8]) async throws {
        for before in [[], [deferred]] {
            let listener = FakeListener()
            let serving = try listener.serve(.answering([before.flatMap(\.frame) + bytes]))
            let failed = DeliveryAnswer(.failed, .courier)
            #expect(try await answers(at: listener.path, patience) == before + [failed])
            _ = await serving.result
        }
    }

    @Test func `hears of one deferral alone`() async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.answering([deferred.frame + deferred.frame + sent.frame]))
        let failed = DeliveryAnswer(.failed, .courier)
        #expect(try await answers(at: listener.path, patience) == [deferred, failed])
        _ = await serving.result
    }

    @Test func `is over when the courier closes`() async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.closing)
        #expect(try await answers(at: listener.path, patience) == [DeliveryAnswer(.failed, .courier)])
        try await serving.value
    }

    @Test func `gives a silent courier up, and closes`() async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.silent)
        let short = Courier.Bounds(firstAnswer: .milliseconds(50), lastAnswer: .minutes(10))
        #expect(try await answers(at: listener.path, short) == [DeliveryAnswer(.failed, .timedOut)])
        try await serving.value
    }

    @Test func `waits longer once it has heard of a deferral, and not without end`() async throws {
        let failed = DeliveryAnswer(.failed, .timedOut)
        var heard: [DeliveryAnswer] = []
        // On a busy machine even the deferral may come later than that.
        for seconds in [1, 8, 64] where heard.count < 2 {
            let listener = FakeListener()
            let serving = try listener.serve(.stopping(after: deferred.frame))
            let short = Courier.Bounds(
                firstAnswer: .minutes(10), lastAnswer: .seconds(Int64(seconds - delivery.lifeSeconds)))
            heard = try await answers(at: listener.path, short)
            _ = await serving.result
        }
        #expect(heard == [deferred, failed])
    }

    @Test func `tells a stranger nothing`() async throws {
        let listener = FakeListener()
        let serving = try listener.serve(.silent)
        let heard = try await answers(at: listener.path, patience, trusting: false)
        #expect(heard == [DeliveryAnswer(.failed, .courier)])
        try await serving.value
        #expect(listener.received.isEmpty)
    }

    @Test(arguments: ["/nonexistent/courier.sock", "/tmp/" + String(repeating: "x", count: 200), ""])
    func `fails where nobody listens`(path: String) async throws {
        let courier = Courier(path: path, eventLoop: eventLoop)
        #expect(try await answers(of: courier) == [DeliveryAnswer(.failed, .courier)])
    }

    @Test func `has so many letters open and no more, and room again once their fate is known`() async throws
    {
        let crowd = CrowdedListener()
        try await crowd.listen(answer: sent)
        let courier = Courier(path: crowd.path, eventLoop: eventLoop, bounds: patience) { _ in true }
        let most = patience.mostOpen
        let fates = Mutex<[DeliveryAnswer: Int]>([:])
        let all = eventLoop.makePromise(of: Void.self)
        try await eventLoop.submit { [delivery] in
            for _ in 0..<most + 100 {
                courier.deliver(delivery) { answer in
                    let count = fates.withLock { fates in
                        fates[answer, default: 0] += 1
                        return fates.values.reduce(0, +)
                    }
                    if count == most + 100 { all.succeed() }
                }
            }
        }.get()
        #expect(fates.withLock { $0 } == [DeliveryAnswer(.failed, .tooMany): 100])
        crowd.release()
        try await all.futureResult.get()
        #expect(fates.withLock { $0[sent] } == most)
        #expect(try await answers(of: courier) == [sent])
        try await crowd.stop()
    }
}
