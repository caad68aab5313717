import FoundationEssentials
import Identity
import Testing
import Wire

@Suite struct `Addresses in the control interface` {
    @Test(arguments: ["alice@example.org", "+4915112345678"])
    func `come back as they went`(text: String) throws {
        let destination = try Destination(written: text)
        #expect(
            try JSONDecoder().decode(Destination.self, from: JSONEncoder().encode(destination))
                == destination)
        #expect(destination.description == text)
    }

    @Test(arguments: [
        ("", IdentityError.empty), ("alice", .notInternational), ("0151 1234567", .notInternational),
        ("a@b@c", .notAMailbox), ("a\r@b", .forbiddenCharacter(0x0D)),
    ])
    func `are refused with what is wrong`(text: String, error: IdentityError) {
        #expect(throws: error) { try Destination(written: text) }
    }

    @Test(arguments: ["\"fax\"", "1", "\"\""])
    func `go by a way that is known, and by its word`(json: String) {
        #expect(throws: (any Error).self) {
            try JSONDecoder().decode(OutOfBandChannel.self, from: Data(json.utf8))
        }
    }

    @Test func `have a word for every fault, each its own`() throws {
        let words = Set(DeliveryFault.allCases.map(\.word))
        #expect(words.count == DeliveryFault.allCases.count)
        for fault in DeliveryFault.allCases {
            #expect(
                try JSONDecoder().decode(DeliveryFault.self, from: JSONEncoder().encode(fault)) == fault)
        }
    }

    @Test func `are of the channel of their method`() {
        #expect(FactorMethod.allCases.map(\.channel) == [nil, nil, .email, .sms])
    }
}
