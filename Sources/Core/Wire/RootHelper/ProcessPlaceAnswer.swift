package import Identity

/// What `sallyport-root-helper` says of a process, by the kernel's word.
package enum ProcessPlaceAnswer: Hashable, Sendable {
    /// Where it stands, and its real uid; it was there all the while that it was looked at.
    case found(ProcessPlace, of: UserID)
    /// There is no such process, or another one has its pid.
    case gone
    /// It could not be found out.
    case unavailable

    /// Reads the frame that `bytes` are.
    ///
    /// - Returns: nil while more bytes must come.
    package static func read(_ bytes: [UInt8]) throws(WireError) -> Self? {
        guard let body = try ExchangeHeader<RootHelperFrameKind>.body(of: .placeAnswer, in: bytes[...]) else {
            return nil
        }
        let fields = try FieldValues<PlaceAnswerField>(Array(body))
        switch try fields.integer(.outcome, UInt8.self) {
        case Outcome.found: return try found(fields)
        case Outcome.gone: return try bare(.gone, fields)
        case Outcome.unavailable: return try bare(.unavailable, fields)
        default: throw .field(PlaceAnswerField.outcome.rawValue)
        }
    }

    /// The whole frame.
    ///
    /// - Precondition: there are 8 ancestors at most, and the control group is of 1 to 512 bytes.
    package var bytes: [UInt8] {
        let body: [UInt8] =
            switch self {
            case .found(let place, let owner): Self.body(place, owner)
            case .gone: PlaceAnswerField.outcome.bytes([Outcome.gone])
            case .unavailable: PlaceAnswerField.outcome.bytes([Outcome.unavailable])
            }
        return ExchangeHeader<RootHelperFrameKind>.frame(.placeAnswer, body)
    }
}

extension ProcessPlaceAnswer {
    private enum Outcome {
        static let found: UInt8 = 1
        static let gone: UInt8 = 2
        static let unavailable: UInt8 = 3
    }

    private static func found(_ fields: FieldValues<PlaceAnswerField>) throws(WireError) -> Self {
        let place = ProcessPlace(
            process: try fields.processes(.process)[0],
            ancestors: fields.has(.ancestors) ? try fields.processes(.ancestors) : [],
            auditSession: fields.has(.auditSession) ? try fields.integer(.auditSession) : nil,
            controlGroup: try controlGroup(fields))
        return .found(place, of: UserID(rawValue: try fields.integer(.owner)))
    }

    /// An answer that has nothing more to say.
    private static func bare(
        _ answer: Self, _ fields: FieldValues<PlaceAnswerField>
    ) throws(WireError) -> Self {
        for field in PlaceAnswerField.allCases where field != .outcome && fields.has(field) {
            throw .field(field.rawValue)
        }
        return answer
    }

    private static func controlGroup(_ fields: FieldValues<PlaceAnswerField>) throws(WireError) -> String? {
        guard let bytes = fields.bytesIfSent(.controlGroup) else { return nil }
        guard let path = String(validating: bytes, as: UTF8.self) else {
            throw .field(PlaceAnswerField.controlGroup.rawValue)
        }
        return path
    }

    private static func body(_ place: ProcessPlace, _ owner: UserID) -> [UInt8] {
        let fields: [(PlaceAnswerField, [UInt8]?)] = [
            (.outcome, [Outcome.found]), (.owner, FrameHeader.bigEndian(owner.rawValue)),
            (.process, [place.process].wireBytes),
            (.ancestors, place.ancestors.isEmpty ? nil : place.ancestors.wireBytes),
            (.auditSession, place.auditSession.map(FrameHeader.bigEndian)),
            (.controlGroup, place.controlGroup.map { Array($0.utf8) }),
        ]
        return fields.flatMap { field, value in value.map(field.bytes) ?? [] }
    }
}
