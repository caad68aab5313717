import Glibc

/// How many records were read, on a terminal and where there are many.
struct ReadingProgress {
    private static let step = 20_000

    private let isShown = isatty(2) == 1
    private var count = 0

    mutating func advance() {
        count += 1
        guard isShown, count.isMultiple(of: Self.step) else { return }
        StandardError.write("\r\(Sentences.recordsRead(count))")
    }

    /// Leaves the line empty.
    func end() {
        guard isShown, count >= Self.step else { return }
        StandardError.write("\r\(String(repeating: " ", count: Sentences.recordsRead(count).count))\r")
    }
}
