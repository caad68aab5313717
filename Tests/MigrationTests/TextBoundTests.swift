import Identity
import Testing

@testable import Migration

/// A file that was made to fill the memory, or is of quite another kind.
@Suite struct `A file of many lines` {
    private static let head = "user,secret"
    private static let long = String(repeating: "x", count: TextLines.longest)

    @Test func `has bounded lines, and the first that is too long is told`() throws {
        let fault = MigrationFault(line: 3, reason: .longLine(limit: TextLines.longest))
        let bytes = Array("\(Self.head)\n\n\(Self.long)y\n\(Self.long)y\n".utf8)
        #expect(CommaSeparatedFile.read(bytes) == MigrationFile(faults: [fault]))
        #expect(OathFile.read(bytes) == MigrationFile(faults: [fault]))
        #expect(TokenMap(bytes).faults == [fault])
        #expect(
            GoogleAuthenticatorFile.read(bytes, of: try AccountName("a")) == MigrationFile(faults: [fault]))
    }

    @Test func `may have a line as long as the bound`() {
        let faults = CommaSeparatedFile.read(Array("\(Self.head)\n\(Self.long.dropLast())\n".utf8)).faults
        #expect(faults == [MigrationFault(line: 2, reason: .fieldCount(found: 1, expected: 2))])
    }

    @Test func `has a bounded number of them`() {
        let fault = MigrationFault(line: 0, reason: .tooManyLines(limit: TextLines.most))
        let bytes = [UInt8](repeating: UInt8(ascii: "\n"), count: TextLines.most)
        #expect(OathFile.read(bytes) == MigrationFile(faults: [fault]))
        #expect(OathFile.read(Array(bytes.dropLast())) == MigrationFile())
        #expect(CommaSeparatedFile.read(Array("\(Self.head)".utf8) + bytes) == MigrationFile(faults: [fault]))
    }
}
