internal import Settings

/// Finds where the keys and values of a settings file stand.
///
/// It takes all of TOML 1.0 and a little more: what is out of range or defined twice is the parser's to say.
/// Whatever the text, it ends and does not trap.
struct SourceScanner {
    /// How many keys and brackets may be open at once.
    static let deepest = 32

    var cursor: SourceCursor

    init(_ scalars: [Unicode.Scalar], file: String) {
        cursor = SourceCursor(scalars, file: file)
    }

    /// - Returns: The table of the whole file.
    mutating func scan() throws(SourceObstacle) -> SourceNode {
        let root = SourceNode(at: cursor.position)
        var table = root
        cursor.passSpace()
        while cursor.scalar != nil {
            if cursor.scalar == "[" {
                table = try header(in: root)
            } else {
                try pair(in: table, depth: 0)
            }
            try endOfLine()
        }
        return root
    }

    /// `[a.b]` or `[[a.b]]`.
    private mutating func header(in root: SourceNode) throws(SourceObstacle) -> SourceNode {
        let isArray = cursor.pass("[[")
        guard isArray || cursor.pass("[") else { throw obstacle(.expected("[")) }
        let keys = try dottedKey(depth: 0)
        let end = isArray ? "]]" : "]"
        guard cursor.pass(end) else { throw obstacle(.expected(end)) }
        let parent = keys.dropLast().reduce(root) { $0.descend($1) }
        let last = keys[keys.count - 1]
        return isArray ? parent.appendTable(last) : parent.descend(last)
    }

    /// `a.b = value`.
    mutating func pair(in table: SourceNode, depth: Int) throws(SourceObstacle) {
        let keys = try dottedKey(depth: depth)
        guard cursor.pass("=") else { throw obstacle(.expected("=")) }
        cursor.passBlanks()
        let value = try value(depth: depth + keys.count)
        let parent = keys.dropLast().reduce(table) { $0.descend($1) }
        parent.insert(value, for: keys[keys.count - 1])
    }

    /// At least one part, and the blanks around each.
    private mutating func dottedKey(depth: Int) throws(SourceObstacle) -> [SourceKey] {
        var keys: [SourceKey] = []
        repeat {
            cursor.passBlanks()
            guard depth + keys.count < Self.deepest else { throw obstacle(.tooDeep) }
            keys.append(try key())
            cursor.passBlanks()
        } while cursor.pass(".")
        return keys
    }

    private mutating func key() throws(SourceObstacle) -> SourceKey {
        let position = cursor.position
        switch cursor.scalar {
        case "\"", "'":
            return SourceKey(text: try string(), position: position)
        default:
            let text = cursor.pass { $0.isBareKey }
            guard !text.isEmpty else { throw obstacle(.noKey) }
            return SourceKey(text: text, position: position)
        }
    }

    private mutating func endOfLine() throws(SourceObstacle) {
        cursor.passBlanks()
        _ = cursor.passComment()
        guard cursor.scalar == nil || cursor.scalar == "\n" || cursor.scalar == "\r" else {
            throw obstacle(.expected("the end of the line"))
        }
        cursor.passSpace()
    }

    func obstacle(_ kind: SourceObstacle.Kind) -> SourceObstacle {
        SourceObstacle(position: cursor.position, kind: kind)
    }
}

extension Unicode.Scalar {
    /// `A-Za-z0-9_-`.
    fileprivate var isBareKey: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        default: false
        }
    }
}
