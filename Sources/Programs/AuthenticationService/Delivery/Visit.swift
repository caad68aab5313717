import Identity

/// In which conversation somebody is here, by which service, and from where.
struct Visit {
    let conversation: ConversationID
    let service: ServiceName?
    /// Nil where the other end is this host, or not known by an address.
    let address: InternetAddress?
    /// Whether the account's own first factor was proven; su proves another's.
    let isAfterOwnFactor: Bool
}
