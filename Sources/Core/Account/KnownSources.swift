/// Where the owner of an account has proven a factor lately: strangers who guess never shut these out.
///
/// Of a login with an SSH key the key is the source, and its network is known beside it: a login from there is not odd. Such a
/// network has no share of the budgets of its own, else whoever guesses in it, with a password, had what is left for the
/// owner's key.
package struct KnownSources: Hashable, Sendable {
    /// The one where the last proof was longest ago goes first.
    package static let most = 32
    /// A source without a proof for so long is a stranger again: ninety days.
    package static let lifetimeSeconds: Int64 = 90 * 86_400
    /// A login without a proof is noted only where the last was so long ago, so that most change nothing.
    package static let refreshSeconds: Int64 = 86_400

    package struct Entry: Hashable, Sendable {
        package let source: FailureSource
        /// When the owner last proved a factor there, or came without being asked.
        package var last: Int64
        /// Whether it was the source of a proof, and not only the network of a key.
        package var hasShare: Bool

        package init(source: FailureSource, last: Int64, hasShare: Bool = true) {
            self.source = source
            self.last = last
            self.hasShare = hasShare
        }

        func holds(at now: Int64) -> Bool {
            now.saturatingSubtracting(last) < KnownSources.lifetimeSeconds
        }
    }

    package private(set) var entries: [Entry]

    package init(entries: [Entry] = []) {
        self.entries = entries
    }

    /// Hosts without an address are all one source, so nobody is known from there.
    package func contains(_ source: FailureSource, at now: Int64) -> Bool {
        source != .unknownHost && entries.contains { $0.source == source && $0.holds(at: now) }
    }

    /// Whether it is no stranger to the budgets of failures and of sending.
    package func hasShare(_ source: FailureSource, at now: Int64) -> Bool {
        source != .unknownHost && shares(at: now).contains { $0.source == source }
    }

    func hasShareOfOther(than source: FailureSource, at now: Int64) -> Bool {
        shares(at: now).contains { $0.source != source }
    }

    /// Whether the owner is known from nowhere, so that everybody is a stranger.
    package func isEmpty(at now: Int64) -> Bool { shares(at: now).isEmpty }

    /// Notes a proof of the owner, and the network beside it where an SSH key was the source.
    package mutating func met(_ source: FailureSource, beside network: FailureSource? = nil, at now: Int64) {
        prune(at: now)
        if let network, network != source { note(network, at: now, hasShare: false) }
        note(source, at: now, hasShare: true)
    }

    /// Notes a login without a proof: what is known already is known for longer.
    ///
    /// - Returns: whether that changed anything.
    mutating func refresh(_ sources: [FailureSource], at now: Int64) -> Bool {
        var isChanged = false
        for position in entries.indices
        where sources.contains(entries[position].source) && entries[position].isDue(at: now) {
            entries[position].last = now
            isChanged = true
        }
        return isChanged
    }

    private mutating func note(_ source: FailureSource, at now: Int64, hasShare: Bool) {
        guard source != .unknownHost else { return }
        let hadShare = entries.contains { $0.source == source && $0.hasShare }
        entries.removeAll { $0.source == source }
        while entries.count >= Self.most, let oldest = entries.indices.min(by: isOlder) {
            entries.remove(at: oldest)
        }
        entries.append(Entry(source: source, last: now, hasShare: hasShare || hadShare))
    }

    private func shares(at now: Int64) -> [Entry] { entries.filter { $0.hasShare && $0.holds(at: now) } }

    /// A time ahead of the clock, which went back, counts from now on.
    private mutating func prune(at now: Int64) {
        entries.removeAll { !$0.holds(at: now) }
        for position in entries.indices { entries[position].last = min(entries[position].last, now) }
    }

    private func isOlder(_ left: Int, _ right: Int) -> Bool { entries[left].last < entries[right].last }
}

extension KnownSources.Entry {
    fileprivate func isDue(at now: Int64) -> Bool {
        holds(at: now) && (last > now || now.saturatingSubtracting(last) >= KnownSources.refreshSeconds)
    }
}
