import Glibc

/// How far an import, or the like, is: one line that is redrawn on a terminal, a line now and then elsewhere.
struct ImportProgress {
    private(set) var done = 0
    private var expected = 0
    private var told = 0
    private let activity: String
    private let isTerminal = isatty(2) == 1

    init(_ activity: String = Sentences.importing) {
        self.activity = activity
    }

    mutating func expect(_ count: Int) {
        expected += count
    }

    mutating func advance(by count: Int) {
        done += count
        if isTerminal {
            StandardError.write("\r\(Sentences.progress(activity, done, of: expected))")
            told = done
        } else if done - told >= 10_000 {
            StandardError.write("\(Sentences.progress(activity, done, of: expected))\n")
            told = done
        }
    }

    /// Leaves the line that was redrawn.
    mutating func finish() {
        if isTerminal, told > 0 { StandardError.write("\n") }
        told = 0
    }
}
