import ArgumentParser
import Testing

@testable import sallyport

@Suite struct `What the parser says` {
    @Test(arguments: [
        ["no\u{1B}[2J\u{9B}\u{202E}ns"], ["--x\u{1B}[2J"], ["user", "\u{1B}]0;x\u{7}"],
        ["log", "--since", "\u{1B}c"], ["user", "enrol", "a", "--algorithm", "\u{9B}1m"],
        ["a\nsallyport: b"], ["a\r\nb"],
    ])
    func `echoes an argument without its controls`(arguments: [String]) throws {
        let answer = try answer(to: arguments)
        #expect(answer.status == ExitReason.usage.rawValue && answer.text.hasPrefix("sallyport: "))
        #expect(answer.text.contains("\\u"))
        #expect(
            answer.text.unicodeScalars.allSatisfy {
                $0 == "\n" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0.value != 0x202E)
            })
        #expect(!answer.text.contains("\nsallyport: b") && !answer.text.contains("\nb'"))
    }

    @Test func `keeps its own lines`() throws {
        let complaint = try answer(to: ["nonsense"])
        #expect(complaint.text.split(separator: "\n").count > 1 && !complaint.text.contains("\\u"))
        let help = try answer(to: ["--help"])
        #expect(help.status == 0 && help.text.split(separator: "\n").count > 10)
    }

    private func answer(to arguments: [String]) throws -> ParserAnswer {
        let error = #expect(throws: (any Error).self) {
            var command = try Sallyport.parseAsRoot(arguments)
            try command.run()
        }
        return ParserAnswer(try #require(error), about: arguments)
    }
}
