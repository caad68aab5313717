import Testing

/// A reader who stops after the first screen of a file has its idea.
@Suite struct `The size of files and functions` {
    static let files = SourceFile.all(in: ["Sources"], endings: [".swift", ".c"])
    static let functions = files.flatMap(\.functions)

    @Test(arguments: files)
    func `no file is over 300 lines`(file: SourceFile) {
        #expect(file.lines.count <= 300)
    }

    @Test func `hardly any file is over 200 lines, and the median is under 100`() {
        let lengths = Self.files.map(\.lines.count)
        #expect(lengths.median <= 100)
        #expect(lengths.count { $0 > 200 } <= lengths.count / 50)
    }

    @Test func `no function is over 50 lines, or 60 for a switch`() {
        let long = Self.functions.filter { $0.body.count > ($0.isSwitch ? 60 : 50) }
        #expect(long.isEmpty)
    }

    @Test func `hardly any function is over 25 lines, and the median is under 10`() {
        let lengths = Self.functions.map(\.body.count)
        #expect(lengths.median <= 10)
        #expect(lengths.count { $0 > 25 } <= lengths.count / 40)
    }

    @Test func `the functions are found`() {
        let sample = SourceFile(
            path: "Sources/Core/Sample/Sample.swift",
            lines: [
                "struct Sample {", "    func first(", "        _ a: Int", "    ) -> Int {", "        a",
                "    }", "}",
            ])
        #expect(sample.functions.map(\.body.count) == [1])
        #expect(Self.functions.count > 200)
    }
}

extension [Int] {
    fileprivate var median: Int { isEmpty ? 0 : sorted()[count / 2] }
}
