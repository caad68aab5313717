import Courier
import Identity
import Platform
import Testing
import Wire

@testable import sallyport_courier

/// The daemon's client, the socket, the desk and the threads; only the providers are not real.
@Suite struct `A letter through the courier` {
    private func mail(_ sender: FakeSender, mostADay: Int = 2_000) -> Providers {
        Providers(mail: Providers.Provider(sender: sender, mostADay: mostADay))
    }

    @Test(arguments: [SendResult.sent, .refused])
    func `is sent once, and its fate told`(result: SendResult) async throws {
        let sender = FakeSender(result)
        let desk = try await ServedDesk(mail(sender))
        let delivery = try Letters.delivery()
        #expect(try await desk.answers(to: delivery) == [result.answer])
        #expect(sender.deliveries == [delivery])
        _ = try await desk.stop()
    }

    @Test func `is deferred, tried again, and sent`() async throws {
        let sender = FakeSender(.busy, .busy, .sent)
        let desk = try await ServedDesk(mail(sender), bounds: Queue.Bounds(firstPauseMilliseconds: 5))
        let deferred = DeliveryAnswer(.deferred, .busy, detail: "450 later")
        #expect(try await desk.answers(to: Letters.delivery()) == [deferred, SendResult.sent.answer])
        #expect(sender.deliveries.count == 3)
        #expect(sender.stamps.count == 1)
        _ = try await desk.answers(to: Letters.delivery())
        #expect(sender.stamps.count == 2)
        _ = try await desk.stop()
    }

    @Test func `is deferred while the provider hangs`() async throws {
        let sender = FakeSender(.sent, held: true)
        let desk = try await ServedDesk(mail(sender), bounds: Queue.Bounds(firstAnswerMilliseconds: 50))
        let connection = Descriptor(owning: try UnixSocket.connect(path: desk.path))
        try connection.writeAll(try Letters.delivery().frame())
        let first = DeliveryAnswer(.deferred, .timedOut)
        #expect(try connection.read(upTo: 100) == first.frame)
        sender.release()
        #expect(try connection.read(upTo: 100) == SendResult.sent.answer.frame)
        _ = try await desk.stop()
    }

    @Test func `goes on when the daemon has hung up`() async throws {
        let sender = FakeSender(.busy, .sent)
        let desk = try await ServedDesk(mail(sender), bounds: Queue.Bounds(firstPauseMilliseconds: 200))
        do {
            let connection = Descriptor(owning: try UnixSocket.connect(path: desk.path))
            try connection.writeAll(try Letters.delivery().frame())
            while sender.deliveries.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
        }
        while sender.deliveries.count < 2 { try await Task.sleep(for: .milliseconds(1)) }
        // Another letter's fate is known later than the first one's.
        #expect(try await desk.answers(to: Letters.delivery()) == [SendResult.sent.answer])
        #expect(try await desk.stop().count { $0.hasSuffix(": sent") } == 2)
    }

    @Test func `is refused where no provider is set, or no settings could be used`() async throws {
        for providers in [Providers(), nil] {
            let desk = try await ServedDesk(providers)
            let refusal = DeliveryAnswer(.refused, .notConfigured)
            #expect(try await desk.answers(to: Letters.delivery()) == [refusal])
            _ = try await desk.stop()
        }
    }

    @Test func `is not taken from a stranger`() async throws {
        let sender = FakeSender(.sent)
        let desk = try await ServedDesk(mail(sender), peer: UserID(rawValue: 4_321))
        #expect(try await desk.answers(to: Letters.delivery()) == [DeliveryAnswer(.failed, .courier)])
        #expect(sender.deliveries.isEmpty)
        let uid = ProcessFacts.effectiveUser
        #expect(try await desk.stop() == ["refused a connection of uid \(uid)"])
    }

    @Test(arguments: [[UInt8](repeating: 0x47, count: 20), [0x53, 0x43, 1, 1, 0xFF, 0, 0, 0], nil])
    func `is the one thing that a connection may ask for`(junk: [UInt8]?) async throws {
        let sender = FakeSender(.sent, held: true)
        let desk = try await ServedDesk(mail(sender))
        let connection = Descriptor(owning: try UnixSocket.connect(path: desk.path))
        let frame = try Letters.delivery().frame()
        if junk == nil {
            try connection.writeAll(frame)
            while sender.deliveries.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
        }
        try connection.writeAll(junk ?? frame)
        var bytes: [UInt8] = []
        while case let piece = try connection.read(upTo: 100), !piece.isEmpty { bytes += piece }
        // On a slow machine it is told before that nothing is known yet.
        while let (answer, length) = try DeliveryAnswer.take(from: bytes[...]) {
            #expect(answer.fate == .deferred)
            bytes.removeFirst(length)
        }
        #expect(bytes.isEmpty)
        sender.release()
        #expect(try await desk.stop().contains("closed a connection whose request is none"))
        #expect(sender.deliveries.count == (junk == nil ? 1 : 0))
    }

    @Test func `that comes ten thousand times is sent ten times`() async throws {
        let sender = FakeSender(.sent)
        let desk = try await ServedDesk(mail(sender))
        let delivery = try Letters.delivery()
        var fates: [DeliveryAnswer: Int] = [:]
        for _ in 0..<100 {
            try await withThrowingTaskGroup { group in
                for _ in 0..<100 { group.addTask { try await desk.answers(to: delivery) } }
                for try await answers in group { fates[answers[0], default: 0] += 1 }
            }
        }
        #expect(fates == [SendResult.sent.answer: 10, DeliveryAnswer(.refused, .tooMany): 9_990])
        #expect(sender.deliveries.count == 10)
        _ = try await desk.stop()
    }

    @Test func `waits where a crowd hangs, and one by the other channel does not`() async throws {
        let hanging = FakeSender(.sent, held: true)
        let phones = FakeSender(.sent)
        var providers = mail(hanging)
        providers.sms = Providers.Provider(sender: phones, mostADay: 500)
        let desk = try await ServedDesk(providers)
        let crowd = Task {
            try await withThrowingTaskGroup { group in
                for number in 0..<200 {
                    group.addTask {
                        try await desk.answers(to: Letters.delivery(to: "u\(number)@example.org"))
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
        }
        while hanging.deliveries.count < 12 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(
            try await desk.answers(to: Letters.delivery(to: "+4915112345678")) == [SendResult.sent.answer])
        #expect(hanging.deliveries.count == 12)
        hanging.release(200)
        let fates = try await crowd.value.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        #expect(fates == [SendResult.sent.answer: 200])
        _ = try await desk.stop()
    }

    @Test func `that is not sent at the end is given up, and whoever waits hears of it`() async throws {
        let (hanging, resting) = (FakeSender(.sent, held: true), FakeSender(.busy))
        var providers = mail(hanging)
        providers.sms = Providers.Provider(sender: resting, mostADay: 500)
        let desk = try await ServedDesk(providers)
        async let first = desk.answers(to: try Letters.delivery())
        async let second = desk.answers(to: try Letters.delivery(to: "+4915112345678"))
        while hanging.deliveries.isEmpty || resting.deliveries.isEmpty {
            try await Task.sleep(for: .milliseconds(1))
        }
        #expect(try await desk.abandon() == 2)
        let given = DeliveryAnswer(.failed, .courier)
        #expect(try await first == [given])
        #expect(try await second.last == given)
        hanging.release()
        #expect(try await desk.stop().count { $0.hasSuffix(": failed (by a fault of this host)") } == 2)
    }

    @Test func `leaves a line with its channel and its fate, and nothing of itself`() async throws {
        let said = DeliveryAnswer(.failed, .busy, detail: "450 alice@example.org \(Letters.code)")
        let sender = FakeSender(SendResult(said, mayBeTriedAgain: true), .sent)
        let desk = try await ServedDesk(mail(sender), bounds: Queue.Bounds(firstPauseMilliseconds: 5))
        _ = try await desk.answers(to: Letters.delivery())
        #expect(
            try await desk.stop() == [
                "email to a***@e***.org: not yet (the provider is busy)", "email to a***@e***.org: sent",
            ])
    }
}
