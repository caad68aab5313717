import Identity

/// The words that sudo was called with, as `/proc/PID/cmdline` has them: each ends with a NUL, the first is its name.
///
/// Whoever calls sudo chooses these bytes, and sudo obeys the same ones. They are read as `parse_args.c` of sudo 1.9.13 reads
/// them, up to the command; what is abbreviated, new, cut or ambiguous is ``SudoTarget/unknown``, and never a guess.
package struct SudoCommandLine: Sendable {
    /// As many bytes as the module sends; of these the last may be in the middle of a word.
    package static let longest = 512

    private typealias Word = ArraySlice<UInt8>

    /// What is not read yet of the words that are whole.
    private var words: ArraySlice<Word>
    /// No word follows those.
    private let isWhole: Bool
    private var user: AccountName?

    package init(_ bytes: [UInt8]) {
        let pieces = bytes.split(separator: 0, omittingEmptySubsequences: false)
        words = pieces.dropLast()
        isWhole = bytes.last == 0 && bytes.count < Self.longest
    }

    package var target: SudoTarget {
        var line = self
        return (try? line.read()) ?? .unknown
    }

    private mutating func read() throws(Doubt) -> SudoTarget {
        guard let name = words.popFirst(), Self.isSudo(name) else { throw Doubt() }
        while let word = words.popFirst() {
            guard word.first == UInt8(ascii: "-"), word.count > 1 else {
                // Behind VAR=value sudo goes on reading options.
                if word.contains(UInt8(ascii: "=")) { throw Doubt() }
                return outcome
            }
            let option = word.dropFirst()
            if option == [UInt8(ascii: "-")] { return outcome }
            if option.first == UInt8(ascii: "-") {
                try readLong(option.dropFirst())
            } else {
                try readShort(option)
            }
        }
        guard isWhole else { throw Doubt() }
        return outcome
    }

    private var outcome: SudoTarget { user.map { .named($0) } ?? .usual }

    private static func isSudo(_ path: Word) -> Bool {
        let name = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last ?? []
        return ["sudo", "sudoedit"].contains { name.elementsEqual($0.utf8) }
    }
}

extension SudoCommandLine {
    private struct Doubt: Error {}

    /// Short options without an argument, and those whose argument names nobody.
    private static let flags = Array("ABEHKNPSVbeiklnsv".utf8)
    private static let settings = Array("CDTp".utf8)

    private static let longFlags: Set<String> = [
        "askpass", "background", "bell", "edit", "list", "login", "no-update", "non-interactive",
        "preserve-groups", "remove-timestamp", "reset-timestamp", "set-home", "shell", "stdin", "validate",
        "version",
    ]
    private static let longSettings: Set<String> = ["chdir", "close-from", "command-timeout", "prompt"]

    /// Reads a cluster such as `nu` of `-nu alice`: the first option that takes an argument takes all that follows.
    private mutating func readShort(_ cluster: Word) throws(Doubt) {
        var rest = cluster
        while let letter = rest.popFirst() {
            if Self.flags.contains(letter) { continue }
            let argument = try rest.isEmpty ? next() : rest
            if letter == UInt8(ascii: "u") { return try note(argument) }
            guard Self.settings.contains(letter) else { throw Doubt() }
            return
        }
    }

    /// Reads `user=alice`, or `user` of `--user alice`.
    private mutating func readLong(_ option: Word) throws(Doubt) {
        let parts = option.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(decoding: parts[0], as: UTF8.self)
        let isAlone = parts.count == 1
        if name == "preserve-env" || isAlone && Self.longFlags.contains(name) { return }
        let argument = try isAlone ? next() : parts[1]
        if name == "user" { return try note(argument) }
        guard Self.longSettings.contains(name) else { throw Doubt() }
    }

    private mutating func next() throws(Doubt) -> Word {
        guard let word = words.popFirst() else { throw Doubt() }
        return word
    }

    /// Takes a name as it stands: one with capitals or a domain may be another to the name service, `#0` is a uid.
    ///
    /// A second one is an error of sudo's.
    private mutating func note(_ name: Word) throws(Doubt) {
        guard user == nil, name.allSatisfy(Self.isPlain), let name = try? AccountName(bytes: name) else {
            throw Doubt()
        }
        user = name
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
