import Identity
import Testing

@testable import Account

@Suite struct `A network in a record` {
    private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 192, 0, 2, 0]

    /// What no daemon writes: an IPv4 address in the place of one of IPv6.
    @Test(arguments: [(24, true), (32, true), (33, false), (120, false), (129, false)])
    func `is no longer than its address`(prefixLength: UInt8, isRead: Bool) throws {
        let bytes = [prefixLength, 0, 16] + Self.mapped
        var reader = RecordReader()
        let network = try? Network(1, &reader, bytes.span)
        #expect((network == nil) != isRead)
        if isRead { #expect(network?.description == "192.0.2.0/\(prefixLength)") }
    }
}
