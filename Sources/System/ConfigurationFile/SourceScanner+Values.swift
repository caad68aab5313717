internal import Settings

extension SourceScanner {
    mutating func value(depth: Int) throws(SourceObstacle) -> SourceNode {
        guard depth <= Self.deepest else { throw obstacle(.tooDeep) }
        let node = SourceNode(at: cursor.position)
        switch cursor.scalar {
        case "[": try array(node, depth: depth)
        case "{": try inlineTable(node, depth: depth)
        case "\"", "'": _ = try string()
        default: try plain()
        }
        return node
    }

    private mutating func array(_ node: SourceNode, depth: Int) throws(SourceObstacle) {
        cursor.advance()
        cursor.passSpace()
        while !cursor.pass("]") {
            node.append(try value(depth: depth + 1))
            cursor.passSpace()
            guard cursor.pass(",") || cursor.scalar == "]" else { throw obstacle(.expected(", or ]")) }
            cursor.passSpace()
        }
    }

    private mutating func inlineTable(_ node: SourceNode, depth: Int) throws(SourceObstacle) {
        cursor.advance()
        cursor.passSpace()
        while !cursor.pass("}") {
            try pair(in: node, depth: depth)
            cursor.passSpace()
            guard cursor.pass(",") || cursor.scalar == "}" else { throw obstacle(.expected(", or }")) }
            cursor.passSpace()
        }
    }

    /// A number, a boolean, a date: all that these are written with, up to what ends a value.
    private mutating func plain() throws(SourceObstacle) {
        let start = cursor.position
        let text = cursor.pass { $0.isPlain }
        let end = text.lastIndex { $0 != " " }
        guard let end, PlainValue.isValid(text[...end]) else {
            throw SourceObstacle(position: start, kind: .noValue)
        }
        guard PlainValue.isPossibleDay(text) else { throw SourceObstacle(position: start, kind: .noSuchDay) }
    }
}

extension Unicode.Scalar {
    /// A space may stand between a date and a time.
    fileprivate var isPlain: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "+", ".", ":", " ": true
        default: false
        }
    }
}
