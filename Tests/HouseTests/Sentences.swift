/// What the wording and habit tests take for a sentence, for code and for a comment.
extension SourceFile {
    /// Files whose errors say themselves what is wrong with a file of settings, where the position is known.
    static let sayThemselves: Set = [
        "ConfigurationFileError.swift", "SourceObstacle.swift", "SourceScanner.swift",
    ]

    /// The commands' own definitions make help, man pages and completions.
    var definesCommand: Bool {
        name.hasSuffix("Command.swift") || name.hasSuffix("Options.swift")
            || imports.contains("ArgumentParser")
    }

    var mayHoldSentences: Bool {
        room == "Messages" || definesCommand || Self.sayThemselves.contains(name)
            || name.hasPrefix("Sentences")
            || name.hasSuffix("+Description.swift") || name.contains("Text")
    }

    /// Whether the use of `unsafe` in a line has its reason in the comment above it.
    func explains(_ use: Int) -> Bool {
        var line = use
        while line > 0, !lines[line].contains("SAFETY:") {
            line -= 1
            // One reason may hold for the statements that follow it at once.
            guard use - line < 12, !lines[line].trimmed.isEmpty else { return false }
        }
        return lines[line].contains("// SAFETY:")
    }
}

extension String {
    var trimmed: String { String(drop { $0 == " " }) }

    /// Without what stands behind `//`.
    var code: String {
        guard !trimmed.hasPrefix("//") else { return "" }
        return ranges(of: " // ").first.map { String(self[..<$0.lowerBound]) } ?? self
    }

    /// A string of three words or more, in a line that is neither for our own misuse nor a label of a key.
    var isSentenceForPeople: Bool {
        let ours = ["recondition", "fatalError(", "debugDescription:", ".utf8)", "assert"]
        guard !ours.contains(where: code.contains) else { return false }
        return code.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .contains { $0.offset % 2 == 1 && $0.element.wordCount >= 3 }
    }
}

extension Substring {
    fileprivate var wordCount: Int {
        split(separator: " ").count { $0.count > 1 && $0.allSatisfy { $0.isLetter || ",.:;'".contains($0) } }
    }
}

// What is searched for is put together here, or these very lines would be found.
let unsafeWord = " un" + "safe "
let publicWord = "pub" + "lic "

extension String {
    var isUnfinished: Bool {
        let marks: Set = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
        return split { !$0.isLetter }.contains { marks.contains(String($0)) }
    }

    /// A folder that one machine has and others have not.
    var namesMachinePath: Bool {
        ["/wo" + "rk/", "/fa" + "rm/"].contains { path in
            ranges(of: path).contains {
                $0.lowerBound == startIndex || !self[index(before: $0.lowerBound)].belongsToPath
            }
        }
    }
}

extension Character {
    fileprivate var belongsToPath: Bool { isLetter || isNumber || "./_-*}".contains(self) }
}
