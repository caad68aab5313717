import Platform

/// The file of a PAM service (pam.conf(5)), as far as it must be known before libpam is asked.
enum ServiceFile {
    /// In bytes; libpam's own lines end at 1,024.
    private static let longest = 65_536

    /// Whether the file at `path` has rules of its own for both phases.
    ///
    /// For a phase without any, libpam takes the service `other`, where anything may stand. What a line includes is
    /// not looked at, so such a line does not count.
    static func hasRules(at path: String) -> Bool {
        guard let bytes = try? RegularFile.read(path: path, atMost: longest).bytes else { return false }
        let phases = Set(rules(in: String(decoding: bytes, as: UTF8.self)))
        return phases.isSuperset(of: ["auth", "account"])
    }

    /// The phase of each line that names a module.
    private static func rules(in text: String) -> [String] {
        joined(text).compactMap { line in
            let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
            guard words.count >= 3 else { return nil }
            let isIncluding = ["include", "substack"].contains(words[1].lowercased())
            return isIncluding ? nil : words[0].lowercased()
        }
    }

    /// Lines, with those that end in a backslash joined to the next.
    private static func joined(_ text: String) -> [Substring] {
        text.replacing("\\\n", with: " ").split(separator: "\n")
    }
}
