import Testing

/// One test room for each room; what several of them need stands in `Tests/TestSupport`.
@Suite struct `The test rooms` {
    static let files = SourceFile.all(in: ["Tests"], endings: [".swift"])
    static let support = files.filter { $0.path.hasPrefix("Tests/TestSupport/") }

    @Test func `no file stands in two of them`() {
        let copies = Dictionary(grouping: Self.files) { $0.lines.map(\.code).filter { !$0.isEmpty } }
        for files in copies.values where files.count > 1 {
            Issue.record("\(files.map(\.path).sorted())")
        }
    }

    @Test func `what they share sees no room but Platform`() {
        let rooms = Set(["Core", "System", "Programs"].flatMap(SourceFile.rooms)).subtracting(["Platform"])
        for file in Self.support {
            #expect(rooms.isDisjoint(with: file.imports), "\(file)")
        }
    }

    @Test func `what they share is for tests alone`() throws {
        let targets = try #require(SourceFile.read("Package.swift")).lines
        let tests = try #require(targets.firstIndex { $0.trimmed == "// Tests" })
        #expect(!targets[..<tests].contains { $0.contains("TestSupport") })
        #expect(targets[tests...].contains { $0.contains("TestSupport") })
    }

    @Test func `there is something to read`() {
        #expect(Self.files.count > 300 && !Self.support.isEmpty)
    }
}
