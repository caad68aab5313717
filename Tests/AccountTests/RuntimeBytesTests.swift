import Account
import Identity
import Testing

@Suite struct `What outlives the process` {
    private static let header = RuntimeHeader(
        bootID: Array(100..<116),
        epoch: Epoch(id: Epoch.ID(rawValue: .max), began: .min, clockAccepted: true),
        clockOffset: -1)

    @Test func `comes back as it was`() throws {
        for entry in try RuntimeFixture.entries() {
            #expect(entry.bytes.count == RuntimeEntry.size)
            #expect(RuntimeEntry(entry.bytes.span) == entry)
        }
        #expect(Self.header.bytes.count == RuntimeHeader.size)
        #expect(RuntimeHeader(Self.header.bytes) == Self.header)
    }

    @Test func `is read as an older version wrote it, which knew neither when nor in which session`() throws {
        for spent in [try RuntimeFixture.knowledge(), nil] {
            let old = RuntimeEntry(sequence: 7, spent: spent, proof: try RuntimeFixture.oldProof())
            // Nothing is behind the service then, which is the last that an older version writes.
            let end = try #require(old.bytes.lastIndex { $0 != 0 })
            #expect(old.bytes[end] == UInt8(ascii: "s"))
            let read = RuntimeEntry(old.bytes.span)
            #expect(read == old && read?.proof?.proven == nil && read?.session == nil)
        }
    }

    @Test func `has no session whose scope is longer than its place`() {
        let longest = String(repeating: "x", count: SessionProof.longestScope)
        for (scope, fits) in [("", true), (longest, true), (longest + "x", false)] {
            let proof = SessionProof(session: .scope(scope), uid: .root, proven: 1, opener: nil)
            #expect((proof != nil) == fits)
        }
    }

    @Test func `is not believed with a bit of an entry changed, whichever`() throws {
        for entry in try RuntimeFixture.entries() {
            var bytes = entry.bytes
            for position in bytes.indices {
                for bit in 0..<8 {
                    bytes[position] ^= 1 << bit
                    #expect(RuntimeEntry(bytes.span) == nil, "byte \(position), bit \(bit)")
                    bytes[position] ^= 1 << bit
                }
            }
        }
    }

    @Test func `is not believed with a bit of the header changed`() {
        var bytes = Self.header.bytes
        for position in Array(0..<64) + Array(stride(from: 64, to: bytes.count, by: 211)) {
            for bit in 0..<8 {
                bytes[position] ^= 1 << bit
                #expect(RuntimeHeader(bytes) == nil, "byte \(position), bit \(bit)")
                bytes[position] ^= 1 << bit
            }
        }
    }

    @Test func `is nothing when it is cut, or was never written`() throws {
        for entry in try RuntimeFixture.entries() {
            for length in 0..<RuntimeEntry.size {
                let cut = Array(entry.bytes.prefix(length))
                #expect(RuntimeEntry(cut.span) == nil)
                let torn = cut + [UInt8](repeating: 0, count: RuntimeEntry.size - length)
                #expect(RuntimeEntry(torn.span) == nil || torn == entry.bytes)
            }
        }
        #expect(RuntimeHeader([UInt8](repeating: 0, count: RuntimeHeader.size)) == nil)
        #expect(RuntimeHeader(Array(Self.header.bytes.dropLast())) == nil)
    }

    @Test func `is taken over by the account of its uid, and never makes it know less`() throws {
        let phone = try Phone()
        var known = try Fixture.account(phone)
        #expect(known.judge(phone.code(at: Fixture.now)).isAccepted)
        let knowledge = try #require(known.knowledge(of: known.factors[0].id))

        var stale = try Fixture.account(phone)
        stale.absorb(knowledge)
        #expect(stale.judge(phone.code(at: Fixture.now)) == .refused(.spent(.totp)))
        #expect(stale.lastProof == Fixture.now && stale.factors[0].lastUsed == Fixture.now)

        let later = Fixture.now + 90
        #expect(known.judge(phone.code(at: later), at: later).isAccepted)
        known.absorb(knowledge)
        #expect(known.judge(phone.code(at: later), at: later) == .refused(.spent(.totp)))
        #expect(known.lastProof == later)

        let nobody = Account(name: known.name, uid: .root, created: 0)
        var other = nobody
        other.absorb(knowledge)
        #expect(Picture(other) == Picture(nobody))
        #expect(known.knowledge(of: known.lastFactor) != nil && nobody.knowledge(of: known.lastFactor) == nil)
    }
}
