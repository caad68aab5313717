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
        let (answer, mayBeTriedAgain) =
            switch self {
            case .taken(let detail): (DeliveryAnswer(.sent, detail: detail, steps: steps), false)
            case .refused(let fault, let detail):
                (DeliveryAnswer(.refused, fault, detail: detail, steps: steps), false)
            case .later(let detail): (DeliveryAnswer(.failed, .busy, detail: detail, steps: steps), true)
            case .unknown(let fault, let detail):
                (DeliveryAnswer(.failed, fault, detail: detail, steps: steps), false)
            }
        return SendResult(answer.redacted(redaction), mayBeTriedAgain: mayBeTriedAgain)
    }
}
