import Identity
import Testing
import Wire

@testable import sallyport_courier

@Suite struct `The courier's own caps` {
    let alice: Delivery
    let second: Int64 = 1_000
    let day: Int64 = 86_400_000

    init() throws {
        alice = try Letters.delivery()
    }

    @Test func `let ten letters through in ten minutes`() {
        var caps = Caps()
        for number in 0..<10 {
            let isAdmitted = caps.admit(alice, at: Int64(number) * second, channelMostADay: 100)
            #expect(isAdmitted)
        }
        for moment in [10 * second, 599 * second, 599_999] {
            let isAdmitted = caps.admit(alice, at: moment, channelMostADay: 100)
            #expect(!isAdmitted)
        }
        let isAdmitted = caps.admit(alice, at: 600 * second, channelMostADay: 100)
        #expect(isAdmitted)
    }

    @Test func `let fifty letters through in a day, however they are spread`() {
        var caps = Caps()
        let moments = (0..<10_000).map { Int64($0) * day / 10_000 }
        let admitted = moments.count { caps.admit(alice, at: $0, channelMostADay: 2_000) }
        #expect(admitted == 50)
        let next = (0..<10_000).map { day + Int64($0) * day / 10_000 }
        let admittedNext = next.count { caps.admit(alice, at: $0, channelMostADay: 2_000) }
        #expect(admittedNext == 50)
    }

    @Test func `let ten of ten thousand letters through that come at once`() {
        var caps = Caps()
        let admitted = (0..<10_000).count { _ in caps.admit(alice, at: 0, channelMostADay: 2_000) }
        #expect(admitted == 10)
        #expect(caps.destinations == 1)
    }

    @Test func `count an address once, however it is spelled`() throws {
        var caps = Caps()
        let spellings = ["alice@example.org", "Alice@example.org", "ALICE@EXAMPLE.ORG"]
        let admitted = try spellings.flatMap { Array(repeating: $0, count: 5) }
            .count { caps.admit(try Letters.delivery(to: $0), at: 0, channelMostADay: 100) }
        #expect(admitted == 10)
    }

    @Test func `hold for a channel as a whole, and remember no more than they let through`() throws {
        var caps = Caps()
        let admitted = try (0..<10_000).count { number in
            caps.admit(
                try Letters.delivery(to: "user\(number)@example.org"), at: 0, channelMostADay: 2_000)
        }
        #expect(admitted == 2_000)
        #expect(caps.destinations == 2_000)
        let phone = try Letters.delivery(to: "+4915112345678")
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
            _ = caps.admit(try Letters.delivery(to: "u\(number)@example.org"), at: 0, channelMostADay: 10)
        }
        let isAdmitted = caps.admit(alice, at: 1, channelMostADay: 2)
        #expect(!isAdmitted)
    }

    @Test func `keep the last quarter of a channel for codes`() throws {
        var caps = Caps()
        let notices = try (0..<1_000).count { number in
            caps.admit(
                try Letters.delivery(to: "u\(number)@example.org", life: 3_600), at: 0, channelMostADay: 500)
        }
        #expect(notices == 375)
        let codes = try (1_000..<2_000).count { number in
            caps.admit(try Letters.delivery(to: "u\(number)@example.org"), at: 0, channelMostADay: 500)
        }
        #expect(codes == 125)
    }
}
