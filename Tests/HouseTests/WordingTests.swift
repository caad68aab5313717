import Testing

/// Every sentence that a person reads stands in one place of its floor.
@Suite struct `The wording` {
    @Test(arguments: SourceFile.swift.filter { !$0.mayHoldSentences })
    func `sentences stand in Messages and in files named for them`(file: SourceFile) {
        for (number, line) in file.lines.enumerated() where line.isSentenceForPeople {
            Issue.record("\(file):\(number + 1): \(line.trimmed)")
        }
    }

    @Test(arguments: SourceFile.sayThemselves)
    func `no file is an exception without need`(name: String) {
        #expect(
            SourceFile.swift.contains { $0.name == name && $0.lines.contains(where: \.isSentenceForPeople) })
    }
}
