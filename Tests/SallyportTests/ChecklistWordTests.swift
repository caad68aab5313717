import Platform
import Testing

@testable import sallyport

/// A path is whatever its owner called it, and root pastes it into a shell.
@Suite struct `A word of a shell` {
    /// A mark, a joiner and a variant behind a letter make one `Character` of both.
    private static let pieces: [[UInt8]] =
        [
            "'", "\"", "\\", "$(x)", "`x`", "-", "a", " ", "\n", "~", "é", "\u{301}", "\u{200D}", "\u{FE0F}",
            "\u{202E}",
        ]
        .map { Array($0.utf8) } + [[0xFF], [0xC3]]

    /// Every sequence of up to three.
    private static var paths: [PathBytes] {
        let pairs = pieces.flatMap { first in pieces.map { first + $0 } }
        let triples = pairs.flatMap { pair in pieces.map { pair + $0 } }
        return ([[]] + pieces + pairs + triples).map { PathBytes($0) }
    }

    @Test func `is what the shell reads, whatever stands in it`() throws {
        let words = Self.paths.map { Checklist.word($0) }.joined(separator: " ")
        let script = "printf '%s\\0' \(words)"
        let outcome = try ChildProcess.run(
            ["/bin/bash", "-s"], input: Array(script.utf8), timeoutMilliseconds: 60_000,
            longestOutput: 1 << 20)
        let read = outcome.output.split(separator: 0, omittingEmptySubsequences: false).dropLast()
        #expect(outcome.status == .exited(0) && read.count == Self.paths.count)
        let wrong = zip(Self.paths, read).filter { $0.bytes != Array($1) }.map(\.0.shown)
        #expect(wrong == [])
    }

    @Test func `says nothing that could steer a terminal`() {
        for path in Self.paths {
            let word = Checklist.word(path)
            #expect(word.utf8.elementsEqual(word.escapingControlsInLines.utf8) && !word.utf8.contains(10))
        }
    }
}
