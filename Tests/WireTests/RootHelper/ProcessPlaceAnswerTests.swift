import Identity
import Testing
import Wire

@Suite struct `The answer about a process` {
    private static let header: [UInt8] = [0x53, 0x52, 1, 0x82, 0, 0, 0]
    private static let process: [UInt8] = [3, 0, 12, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 4]
    private static let owner: [UInt8] = [2, 0, 4, 0, 0, 3, 0xE8]

    /// Pid 9 of uid 1000, in nothing.
    private static let plain = ProcessPlaceAnswer.found(
        ProcessPlace(
            process: ProcessIdentity(pid: 9, startTime: 4), ancestors: [], auditSession: nil,
            controlGroup: nil),
        of: UserID(rawValue: 1_000))

    /// With every field at its longest.
    private static let full = ProcessPlaceAnswer.found(
        ProcessPlace(
            process: ProcessIdentity(pid: .max, startTime: .max),
            ancestors: (1...8).map { ProcessIdentity(pid: $0, startTime: .max) }, auditSession: .max,
            controlGroup: String(repeating: "/", count: 512)),
        of: UserID(rawValue: .max))

    @Test func `is written and read`() throws {
        #expect(Self.plain.bytes == Self.header + [26, 1, 0, 1, 1] + Self.owner + Self.process)
        #expect(ProcessPlaceAnswer.gone.bytes == Self.header + [4, 1, 0, 1, 2])
        #expect(ProcessPlaceAnswer.unavailable.bytes == Self.header + [4, 1, 0, 1, 3])
        for answer in [Self.plain, Self.full, .gone, .unavailable] {
            #expect(try ProcessPlaceAnswer.read(answer.bytes) == answer)
            for count in answer.bytes.indices {
                #expect(try ProcessPlaceAnswer.read(Array(answer.bytes.prefix(count))) == nil)
            }
        }
    }

    @Test func `fills its bound`() {
        #expect(UInt32(Self.full.bytes.count - 8) == RootHelperFrameKind.placeAnswer.longestBody)
    }

    @Test(arguments: [
        Damage([0x53, 0x52, 1, 0x81], .kind(0x81)),
        Damage(plain.bytes + [0], .body),
        Damage(header + [0], .missingField(1)),
        Damage(header + [4, 1, 0, 1, 0], .field(1)),
        Damage(header + [4, 1, 0, 1, 4], .field(1)),
        Damage(header + [11, 1, 0, 1, 2] + owner, .field(2)),
        Damage(header + [19, 1, 0, 1, 3] + process, .field(3)),
        Damage(header + [11, 1, 0, 1, 1] + owner, .missingField(3)),
        Damage(header + [19, 1, 0, 1, 1] + process, .missingField(2)),
        Damage(header + [26, 1, 0, 1, 1] + process + owner, .field(2)),
        Damage(header + [30, 1, 0, 1, 1] + owner + process + [6, 0, 1, 0xFF], .field(6)),
        Damage(header + [29, 1, 0, 1, 1] + owner + process + [6, 0, 0], .field(6)),
        Damage(header + [29, 1, 0, 1, 1] + owner + process + [7, 0, 0], .field(7)),
        Damage(
            header + [42, 1, 0, 1, 1] + owner + process + [4, 0, 13] + [UInt8](repeating: 1, count: 13),
            .field(4)),
        Damage(
            header + [41, 1, 0, 1, 1] + owner + process + [4, 0, 12] + [UInt8](repeating: 0, count: 12),
            .field(4)),
        Damage(header.dropLast() + [0xFF, 0xFF], .tooLong(0xFFFF)),
    ])
    func `that is damaged is refused`(damage: Damage) {
        #expect(throws: damage.error) { try ProcessPlaceAnswer.read(damage.bytes) }
    }

    @Test func `flipped anywhere stays faithful`() {
        for answer in [Self.plain, Self.full, .gone] {
            var bytes = answer.bytes
            for position in bytes.indices {
                for bit in 0..<8 {
                    bytes[position] ^= 1 << bit
                    if let read = try? ProcessPlaceAnswer.read(bytes) { #expect(read.bytes == bytes) }
                    bytes[position] ^= 1 << bit
                }
            }
        }
    }
}
