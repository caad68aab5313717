/// What a client may say in a conversation.
package enum ClientFrame: Hashable, Sendable {
    case begin(Begin)
    /// What the person typed, at most 512 bytes, any of them.
    case answer([UInt8])
    case hungUp(HangUpCause)
    /// In the place of a `begin`, from a person who is logged in.
    case request(SelfServiceRequest)

    package init(_ kind: FrameKind, body: [UInt8]) throws(WireError) {
        switch kind {
        case .begin:
            self = .begin(try Begin(body))
        case .answer:
            self = .answer(body)
        case .hungUp:
            guard body.count == 1, let cause = HangUpCause(rawValue: body[0]) else { throw .body }
            self = .hungUp(cause)
        case .request:
            self = .request(try SelfServiceRequest(body))
        case .show, .ask, .finish:
            throw .kind(kind.rawValue)
        }
    }

    package var bytes: [UInt8] {
        switch self {
        case .begin(let begin): FrameHeader.frame(.begin, begin.body)
        case .answer(let answer): FrameHeader.frame(.answer, answer)
        case .hungUp(let cause): FrameHeader.frame(.hungUp, [cause.rawValue])
        case .request(let request): FrameHeader.frame(.request, request.body)
        }
    }
}
