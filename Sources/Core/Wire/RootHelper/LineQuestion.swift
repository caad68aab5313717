package import Identity

/// A line for the terminals of a session: what `sallyportd` has `sallyport-root-helper` write.
package struct LineQuestion: Hashable, Sendable {
    /// In bytes.
    package static let longestLine = 512

    /// Of the session.
    package let leader: ProcessIdentity
    /// Whose session it is; only that user's terminals are written to.
    package let uid: UserID
    /// 1 to 512 characters of printable ASCII.
    package let line: String

    /// Nil for a pid that no process has, and for a line that is none.
    package init?(leader: ProcessIdentity, uid: UserID, line: String) {
        guard leader.pid > 0, (1...Self.longestLine).contains(line.utf8.count), line.isPrintableASCII
        else { return nil }
        self.leader = leader
        self.uid = uid
        self.line = line
    }

    /// Reads the frame that `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> Self? {
        guard let body = try ExchangeHeader<RootHelperFrameKind>.body(of: .writeLine, in: bytes[...]) else {
            return nil
        }
        let fields = try FieldValues<LineQuestionField>(Array(body))
        let leader = try fields.processes(.leader)[0]
        let uid = UserID(rawValue: try fields.integer(.uid))
        let line = String(decoding: try fields.bytes(.line), as: UTF8.self)
        guard let question = Self(leader: leader, uid: uid, line: line) else {
            throw .field(LineQuestionField.line.rawValue)
        }
        return question
    }

    /// The whole frame.
    package var bytes: [UInt8] {
        let body =
            LineQuestionField.leader.bytes([leader].wireBytes)
            + LineQuestionField.uid.bytes(FrameHeader.bigEndian(uid.rawValue))
            + LineQuestionField.line.bytes(Array(line.utf8))
        return ExchangeHeader<RootHelperFrameKind>.frame(.writeLine, body)
    }
}

/// The fields of a `writeLine`, by their tags.
enum LineQuestionField: UInt8, WireField {
    case leader = 0x01
    case uid = 0x02
    case line = 0x03

    var lengths: ClosedRange<Int> {
        switch self {
        case .leader: 12...12
        case .uid: 4...4
        case .line: 1...LineQuestion.longestLine
        }
    }

    /// All of them, each with its tag and its length.
    static var longestBody: Int { allCases.reduce(0) { $0 + 3 + $1.lengths.upperBound } }
}
