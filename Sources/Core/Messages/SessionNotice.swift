/// What a person is told on the terminal of a session that ends.
package enum SessionNotice: Hashable, Sendable {
    /// Nobody has typed for too long.
    case idle(seconds: Int64)
    /// Its second factor is too old.
    case old(seconds: Int64)
    /// Somebody ends it now; with the reason that they gave, in printable ASCII.
    case ended(reason: String?)

    package var text: String {
        switch self {
        case .idle(let seconds):
            "Sallyport: nobody types here, so this session ends in \(Message.duration(seconds)). To keep it, press Enter at a prompt."
        case .old(let seconds):
            "Sallyport: the second factor of this session is too old. It ends in \(Message.duration(seconds)). To keep it: sallyport verify"
        case .ended(let reason):
            "Sallyport: an administrator ends this session\(reason.map { ": \($0)" } ?? ".")"
        }
    }
}
