import Policy

/// The JSON of `policy sshd`.
struct SSHDAnswer: Encodable {
    let file: String
    /// In the order of the rules.
    let blocks: [Block]
    /// The same as a file for sshd.
    let text: [String]

    struct Block: Encodable {
        let rule: String
        /// Whether a login that the rule matches is asked, or may be.
        let asked: Bool
        /// Nil where no block stands for the rule.
        let match: String?
    }

    init(file: String, methods: String, _ blocks: SSHDBlocks) {
        self.file = file
        self.blocks = blocks.entries.map {
            Block(rule: $0.rule, asked: $0.isAsked, match: $0.criteria?.line)
        }
        text = blocks.text(of: file, methods: methods)
    }
}
