import Testing
import Wire

@Suite struct `A request to the root helper` {
    @Test func `tells what it asks for once it is complete`() throws {
        #expect(try RootHelperVerb.read(`A question about a password`.golden) == .checkPassword)
        #expect(try RootHelperVerb.read(`A question about a process`.golden) == .tellPlace)
        let all = [
            `A question about a password`.golden, `A question about a process`.golden,
            `A question about the input of sessions`.golden, `A line for the terminals of a session`.golden,
            `A session that is to be ended`.golden,
        ]
        #expect(all.count == RootHelperVerb.allCases.count)
        for golden in all {
            for count in golden.indices {
                #expect(try RootHelperVerb.read(Array(golden.prefix(count))) == nil)
            }
            #expect(throws: WireError.body) { try RootHelperVerb.read(golden + [0]) }
            #expect(golden.count <= RootHelperVerb.longestFrame)
        }
    }

    @Test(arguments: [
        Damage([0x47], .magic), Damage([0x53, 0x52, 2], .version(2)), Damage([0x53, 0x52, 1, 6], .kind(6)),
        Damage([0x53, 0x52, 1, 0], .kind(0)), Damage([0x53, 0x52, 1, 0x81], .kind(0x81)),
        Damage([0x53, 0x52, 1, 0x82], .kind(0x82)),
        Damage([0x53, 0x52, 1, 1, 0xFF, 0xFF, 0xFF, 0xFF], .tooLong(.max)),
        Damage([0x53, 0x52, 1, 2, 0, 0, 0, 16], .tooLong(16)), Damage([0x53, 0x52, 1, 0x85], .kind(0x85)),
        Damage([0x53, 0x52, 1, 5, 0, 0, 0, 27], .tooLong(27)),
    ])
    func `is refused as soon as it can be none`(damage: Damage) {
        #expect(throws: damage.error) { try RootHelperVerb.read(damage.bytes) }
    }

    @Test func `is about sessions, or about people`() {
        #expect(RootHelperVerb.allCases.filter(\.isAboutSessions) == [.tellInputs, .writeLine, .endSession])
    }
}
