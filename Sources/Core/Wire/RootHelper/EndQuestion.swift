package import Identity

/// A session that is to be ended: what `sallyportd` has `sallyport-root-helper` do.
package struct EndQuestion: Hashable, Sendable {
    /// Of the session.
    package let leader: ProcessIdentity
    /// Whose session it is.
    package let uid: UserID
    /// Whether the processes that it leaves behind are ended too.
    package let endsRest: Bool

    /// Nil for a pid that no process has.
    package init?(leader: ProcessIdentity, uid: UserID, endsRest: Bool) {
        guard leader.pid > 0 else { return nil }
        self.leader = leader
        self.uid = uid
        self.endsRest = endsRest
    }

    /// Reads the frame that `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> Self? {
        guard let body = try ExchangeHeader<RootHelperFrameKind>.body(of: .endSession, in: bytes[...]) else {
            return nil
        }
        let fields = try FieldValues<EndQuestionField>(Array(body))
        let rest = try fields.integer(.rest, UInt8.self)
        guard rest <= 1 else { throw .field(EndQuestionField.rest.rawValue) }
        return Self(
            leader: try fields.processes(.leader)[0], uid: UserID(rawValue: try fields.integer(.uid)),
            endsRest: rest == 1)
    }

    /// The whole frame.
    package var bytes: [UInt8] {
        let body =
            EndQuestionField.leader.bytes([leader].wireBytes)
            + EndQuestionField.uid.bytes(FrameHeader.bigEndian(uid.rawValue))
            + EndQuestionField.rest.bytes([endsRest ? 1 : 0])
        return ExchangeHeader<RootHelperFrameKind>.frame(.endSession, body)
    }
}

/// The fields of an `endSession`, by their tags.
enum EndQuestionField: UInt8, WireField {
    case leader = 0x01
    case uid = 0x02
    case rest = 0x03

    var lengths: ClosedRange<Int> {
        switch self {
        case .leader: 12...12
        case .uid: 4...4
        case .rest: 1...1
        }
    }

    /// All of them, each with its tag and its length.
    static var longestBody: Int { allCases.reduce(0) { $0 + 3 + $1.lengths.upperBound } }
}
