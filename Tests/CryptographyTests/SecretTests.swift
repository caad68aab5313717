import Cryptography
import Testing

@Suite struct Secrets {
    @Test(arguments: [0, 1, 20, 64, 10_000])
    func `lend the bytes that they were given`(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let secret = try Secret(copying: bytes)
        #expect(secret.count == count)
        #expect(secret.bytes == bytes)
    }

    @Test func `are never printed`() throws {
        let canary = "canary-5f3a"
        let secret = try Secret(copying: Array(canary.utf8))
        var dumped = ""
        dump(["key": secret], to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), String(describing: [secret]), dumped] {
            #expect(!text.contains(canary))
            #expect(!text.contains("99, 97, 110"))
        }
        #expect("\(secret)" == "Secret(11 bytes)")
    }

    @Test func `take an array over and leave nothing of it`() throws {
        var bytes: [UInt8] = [1, 2, 3]
        let secret = try Secret(moving: &bytes)
        #expect(bytes.isEmpty)
        #expect(secret.bytes == [1, 2, 3])
    }

    @Test func `are filled in place`() throws {
        let secret = try Secret(count: 4) { $0[3] = 9 }
        #expect(secret.bytes == [0, 0, 0, 9])
    }

    @Test func `are as long as what was written to them`() throws {
        let secret = try Secret(capacity: 100) { $0.append(repeating: 5, count: 3) }
        #expect(secret.count == 3)
        #expect(secret.bytes == [5, 5, 5])
    }
}

/// Each runs in a process of its own: the heap belongs to the process, and other tests use it, too.
@Suite struct `The secure heap` {
    @Test func `holds secrets, and gets them back`() async {
        await #expect(processExitsWith: .success) {
            #expect(SecureHeap.reserve(bytes: 100_000) != .unavailable)
            let before = SecureHeap.used
            var secret: Secret? = try Secret(copying: [UInt8](repeating: 7, count: 1000))
            #expect(secret?.count == 1000)
            #expect(SecureHeap.used >= before + 1000)
            secret = nil
            #expect(SecureHeap.used == before)
        }
    }

    @Test func `is wiped where a secret was`() async {
        await #expect(processExitsWith: .success) {
            #expect(SecureHeap.reserve(bytes: 65_536) != .unavailable)
            var secret: Secret? = try Secret(copying: [UInt8](repeating: 0xA5, count: 256))
            // SAFETY: the heap stays mapped until the process ends; the place is read once its owner is gone.
            let place = unsafe secret?.withBytes { unsafe $0.withUnsafeBytes { unsafe $0 } }
            let before = unsafe place.map { unsafe Array($0) }
            #expect(before == [UInt8](repeating: 0xA5, count: 256))
            secret = nil
            // The allocator keeps its list of free blocks in the first bytes of each.
            let after = unsafe place.map { unsafe Array($0.dropFirst(32)) }
            #expect(after == [UInt8](repeating: 0, count: 224))
        }
    }

    @Test func `refuses a secret when it is full`() async {
        await #expect(processExitsWith: .success) {
            _ = SecureHeap.reserve(bytes: 4096)
            #expect(throws: CryptographyError.outOfSecureMemory) {
                try Secret(copying: [UInt8](repeating: 1, count: 8192))
            }
        }
    }

    @Test func `is reserved once`() async {
        await #expect(processExitsWith: .success) {
            #expect(SecureHeap.used == 0)
            let first = SecureHeap.reserve(bytes: 5000)
            #expect(SecureHeap.reserve(bytes: 1 << 20) == first)
            #expect(throws: CryptographyError.outOfSecureMemory) {
                try Secret(copying: [UInt8](repeating: 1, count: 16_384))
            }
        }
    }
}
