/// A function, initialiser or computed property, found by the layout that swift-format and the C style give it.
struct Function: Sendable, CustomStringConvertible {
    let file: String
    /// The line of its declaration, counted from 1.
    let line: Int
    let body: [String]

    var description: String { "\(file):\(line), \(body.count) lines" }
    /// A table of cases may be longer than a sequence of steps.
    var isSwitch: Bool {
        body.first { !$0.isEmpty }.map { $0.contains("switch ") } ?? false
    }
}

extension SourceFile {
    /// Those with a body of more than one line.
    var functions: [Function] {
        lines.indices.compactMap { index in
            isDeclaration(lines[index]) ? function(declaredAt: index) : nil
        }
    }

    private func isDeclaration(_ line: String) -> Bool {
        if path.hasSuffix(".c") {
            return line.first?.isLetter == true && line.contains("(") && !line.hasSuffix(";")
        }
        let words = line.split(separator: " ")
        let keyword = words.firstIndex { word in
            ["func", "var", "deinit", "subscript"].contains(word) || word.hasPrefix("init(")
                || word.hasPrefix("init<")
                || word.hasPrefix("init?(") || word.hasPrefix("subscript(")
        }
        guard let keyword else { return false }
        return words.prefix(keyword).allSatisfy {
            $0.hasPrefix("@") || $0.allSatisfy { $0.isLetter || "()".contains($0) }
        }
    }

    /// The body stands between the first line that ends in a brace and the brace in the column of the declaration.
    private func function(declaredAt start: Int) -> Function? {
        let margin = lines[start].prefix { $0 == " " }
        guard let opening = lines[start...].firstIndex(where: { $0.hasSuffix("{") || $0.hasSuffix(" in") })
        else { return nil }
        let header = lines[start...opening]
        guard header.dropFirst().allSatisfy({ $0.isIndented(beyond: margin) || $0.hasPrefix(margin + ")") })
        else { return nil }
        guard let closing = lines[(opening + 1)...].firstIndex(where: { $0.hasPrefix(margin + "}") }) else {
            return nil
        }
        let body = lines[(opening + 1)..<closing]
        guard body.allSatisfy({ $0.isEmpty || $0.isIndented(beyond: margin) || $0.hasPrefix("#") }) else {
            return nil
        }
        return Function(file: path, line: start + 1, body: Array(body))
    }
}

extension String {
    fileprivate func isIndented(beyond margin: Substring) -> Bool {
        hasPrefix(margin + " ")
    }
}
