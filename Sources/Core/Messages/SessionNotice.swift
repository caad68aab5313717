/// What a person is told on the terminal of a session that ends.
package enum SessionNotice: Hashable, Sendable {
    /// Nobody has typed for too long.
    case idle(seconds: Int64)
    /// Its second factor is too old by then.
    case old(seconds: Int64)
    /// It ends now; with the reason that they gave who want it, in printable ASCII.
    case ended(by: Ender, reason: String?)

    /// Who has a session ended that its limits would not end yet.
    package enum Ender: Hashable, Sendable {
        case administrator
        /// Whose session it is.
        case owner
        /// The daemon itself, since the account is closed.
        case upkeep
    }

    package var text: String {
        switch self {
        case .idle(let seconds):
            "Sallyport: nobody types here, so this session ends in \(Message.duration(seconds)). To keep it, press Enter at a prompt."
        case .old(let seconds):
            "Sallyport: this session ends in \(Message.duration(seconds)), as its second factor is too old by then. To keep it: sallyport verify"
        case .ended(.administrator, let reason):
            "Sallyport: an administrator ends this session\(Self.because(reason))"
        case .ended(.owner, let reason): "Sallyport: you end this session\(Self.because(reason))"
        case .ended(.upkeep, let reason):
            "Sallyport: this session ends, since its account is closed\(Self.because(reason))"
        }
    }

    private static func because(_ reason: String?) -> String { reason.map { ": \($0)" } ?? "." }
}
