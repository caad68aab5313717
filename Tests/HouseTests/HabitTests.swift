import Testing

/// What must not be anywhere, whoever wrote it.
@Suite struct `The habits of the house` {
    /// The rooms that meet C.
    static let unsafeRooms: Set = [
        "Platform", "Cryptography", "Systemd", "QRCode", "PasswordCheck", "KeyContainer", "Courier",
        "SessionControl",
    ]
    static let texts =
        SourceFile.all(in: [
            "Sources", "Tests", "Benchmarks", "docs", "etc", "man", "scripts", "systemd", ".ci",
        ])
        + ["Makefile", "Package.swift", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"].compactMap(
            SourceFile.read)

    @Test(arguments: SourceFile.swift)
    func `unsafe lives in the rooms that meet C, and says why it holds`(file: SourceFile) {
        let uses = file.lines.indices.filter { file.lines[$0].code.contains(unsafeWord) }
        #expect(uses.isEmpty || Self.unsafeRooms.contains(file.room))
        for use in uses {
            #expect(file.explains(use), "\(file):\(use + 1)")
        }
    }

    @Test(arguments: texts)
    func `nothing is left to do, and no path of one machine is named`(file: SourceFile) {
        for (number, line) in file.lines.enumerated() {
            #expect(!line.isUnfinished, "\(file):\(number + 1)")
            #expect(!line.namesMachinePath, "\(file):\(number + 1)")
        }
    }

    @Test(arguments: SourceFile.swift)
    func `package is the widest access`(file: SourceFile) {
        #expect(!file.lines.contains { $0.code.contains(publicWord) })
    }
}
