/// What a login shows that its account had not seen before.
package enum LoginNews: Hashable, Sendable {
    case network
    case key
    case networkAndKey

    fileprivate init?(isNetworkNew: Bool, isKeyNew: Bool) {
        switch (isNetworkNew, isKeyNew) {
        case (true, true): self = .networkAndKey
        case (true, false): self = .network
        case (false, true): self = .key
        case (false, false): return nil
        }
    }
}

extension LoginNews {
    /// Nil where nothing is new, and for an account that was known from nowhere: its first login is no news.
    ///
    /// - Parameters:
    ///   - before: what was known when the login began, since the login itself teaches.
    ///   - network: nil for a local login.
    ///   - key: nil where none was used, and for a certificate, which may be another one every day.
    ///   - now: seconds since 1970-01-01 00:00 UTC.
    package init?(
        to before: KnownSources, network: FailureSource?, key: FailureSource?, at now: Int64
    ) {
        guard !before.entries.isEmpty else { return nil }
        let isNew = { (source: FailureSource) in
            source != .unknownHost && !before.contains(source, at: now)
        }
        self.init(isNetworkNew: network.map(isNew) ?? false, isKeyNew: key.map(isNew) ?? false)
    }
}

extension Account {
    /// Claims what the owner is to hear of a login: each kind at most once a day; nil for nothing.
    package mutating func claim(_ news: LoginNews, at now: Int64) -> LoginNews? {
        let network = news != .key && Self.isDayOver(since: upkeep.toldNetwork, at: now)
        let key = news != .network && Self.isDayOver(since: upkeep.toldKey, at: now)
        if network { upkeep.toldNetwork = now }
        if key { upkeep.toldKey = now }
        return LoginNews(isNetworkNew: network, isKeyNew: key)
    }

    /// A time ahead of the clock is none: the clock went back.
    private static func isDayOver(since last: Int64?, at now: Int64) -> Bool {
        guard let last, last <= now else { return true }
        return now.saturatingSubtracting(last) >= Deliveries.day
    }
}
