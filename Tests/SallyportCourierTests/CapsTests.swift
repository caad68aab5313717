import Identity
import Testing

@testable import sallyport_courier

@Suite struct `The courier's own caps` {
    let alice: Destination
    let second: Int64 = 1_000
    let day: Int64 = 86_400_000

    init() throws {
        alice = try Destination("alice@example.org", by: .email)
    }

    @Test func `let five letters through in ten minutes`() {
        var caps = Caps()
        for number in 0..<5 {
            let isAdmitted = caps.admit(alice, at: Int64(number) * second, channelMostADay: 100)
            #expect(isAdmitted)
        }
        for moment in [5 * second, 599 * second, 599_999] {
            let isAdmitted = caps.admit(alice, at: moment, channelMostADay: 100)
            #expect(!isAdmitted)
        }
        let isAdmitted = caps.admit(alice, at: 600 * second, channelMostADay: 100)
        #expect(isAdmitted)
    }

    @Test func `let thirty letters through in a day, however they are spread`() {
        var caps = Caps()
        let moments = (0..<10_000).map { Int64($0) * day / 10_000 }
        let admitted = moments.count { caps.admit(alice, at: $0, channelMostADay: 2_000) }
        #expect(admitted == 30)
        let next = (0..<10_000).map { day + Int64($0) * day / 10_000 }
        let admittedNext = next.count { caps.admit(alice, at: $0, channelMostADay: 2_000) }
        #expect(admittedNext == 30)
    }

    @Test func `let five of ten thousand letters through that come at once`() {
        var caps = Caps()
        let admitted = (0..<10_000).count { _ in caps.admit(alice, at: 0, channelMostADay: 2_000) }
        #expect(admitted == 5)
        #expect(caps.destinations == 1)
    }

    @Test func `count an address once, however it is spelled`() throws {
        var caps = Caps()
        let spellings = ["alice@example.org", "Alice@example.org", "ALICE@EXAMPLE.ORG"]
        let admitted = try spellings.flatMap { Array(repeating: $0, count: 5) }
            .count { caps.admit(try Destination($0, by: .email), at: 0, channelMostADay: 100) }
        #expect(admitted == 5)
    }

    @Test func `hold for a channel as a whole, and remember no more than they let through`() throws {
        var caps = Caps()
        let admitted = try (0..<10_000).count { number in
            caps.admit(
                try Destination("user\(number)@example.org", by: .email), at: 0, channelMostADay: 2_000)
        }
        #expect(admitted == 2_000)
        #expect(caps.destinations == 2_000)
        let phone = try Destination("+4915112345678", by: .sms)
        let isAdmitted = caps.admit(phone, at: 0, channelMostADay: 1)
        #expect(isAdmitted)
        let isStillFull = !caps.admit(alice, at: day - 1, channelMostADay: 2_000)
        #expect(isStillFull)
        let isOpen = caps.admit(alice, at: day, channelMostADay: 2_000)
        #expect(isOpen)
        _ = caps.admit(alice, at: day + 600 * second, channelMostADay: 2_000)
        #expect(caps.destinations == 1)
    }

    @Test func `follow settings that make a channel narrower`() throws {
        var caps = Caps()
        for number in 0..<3 {
            _ = caps.admit(try Destination("u\(number)@example.org", by: .email), at: 0, channelMostADay: 10)
        }
        let isAdmitted = caps.admit(alice, at: 1, channelMostADay: 2)
        #expect(!isAdmitted)
    }
}
