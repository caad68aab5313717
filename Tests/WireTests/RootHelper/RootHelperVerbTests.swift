import Testing
import Wire

@Suite struct `A request to the root helper` {
    @Test func `tells what it asks for once it is complete`() throws {
        #expect(try RootHelperVerb.read(`A question about a password`.golden) == .checkPassword)
        #expect(try RootHelperVerb.read(`A question about a process`.golden) == .tellPlace)
        for golden in [`A question about a password`.golden, `A question about a process`.golden] {
            for count in golden.indices {
                #expect(try RootHelperVerb.read(Array(golden.prefix(count))) == nil)
            }
            #expect(throws: WireError.body) { try RootHelperVerb.read(golden + [0]) }
            #expect(golden.count <= RootHelperVerb.longestFrame)
        }
    }

    @Test(arguments: [
        Damage([0x47], .magic), Damage([0x53, 0x52, 2], .version(2)), Damage([0x53, 0x52, 1, 3], .kind(3)),
        Damage([0x53, 0x52, 1, 0], .kind(0)), Damage([0x53, 0x52, 1, 0x81], .kind(0x81)),
        Damage([0x53, 0x52, 1, 0x82], .kind(0x82)),
        Damage([0x53, 0x52, 1, 1, 0xFF, 0xFF, 0xFF, 0xFF], .tooLong(.max)),
        Damage([0x53, 0x52, 1, 2, 0, 0, 0, 16], .tooLong(16)),
    ])
    func `is refused as soon as it can be none`(damage: Damage) {
        #expect(throws: damage.error) { try RootHelperVerb.read(damage.bytes) }
    }
}
