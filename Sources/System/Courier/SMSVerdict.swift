internal import Wire

/// What an answer means for one short message.
enum SMSVerdict: Hashable, Sendable {
    case taken(detail: String)
    /// For good.
    case refused(DeliveryFault, detail: String)
    /// Not taken now, which is certain; the same may be taken in a while.
    case later(detail: String)
    /// It may be on its way: it must not be sent again.
    case unknown(DeliveryFault, detail: String)

    /// What the status says, where the body says nothing that is understood.
    ///
    /// From 500 on the message may have been taken before, by whoever answers or by somebody behind them; but 503 says that it
    /// was not.
    init(status: Int, detail: String) {
        switch status {
        case 401, 403, 407: self = .refused(.credentials, detail: detail)
        case 408, 425, 429, 503: self = .later(detail: detail)
        case 300..<500: self = .refused(.refused, detail: detail)
        case 500...: self = .unknown(.busy, detail: detail)
        default: self = .unknown(.refused, detail: detail)
        }
    }

    func result(steps: String = "", _ redaction: Redaction) -> SendResult {
        switch self {
        case .taken(let detail):
            SendResult(
                DeliveryAnswer(
                    .sent, detail: redaction.applied(to: detail), steps: redaction.applied(to: steps)))
        case .refused(let fault, let detail):
            SendResult(
                DeliveryAnswer(
                    .refused, fault, detail: redaction.applied(to: detail),
                    steps: redaction.applied(to: steps)))
        case .later(let detail):
            SendResult(
                DeliveryAnswer(
                    .failed, .busy, detail: redaction.applied(to: detail), steps: redaction.applied(to: steps)
                ), mayBeTriedAgain: true)
        case .unknown(let fault, let detail):
            SendResult(
                DeliveryAnswer(
                    .failed, fault, detail: redaction.applied(to: detail), steps: redaction.applied(to: steps)
                ))
        }
    }
}
