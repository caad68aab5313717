/// Where the owner of an account has proven a factor lately: strangers who guess never shut these out.
package struct KnownSources: Hashable, Sendable {
    /// The one where the last proof was longest ago goes first.
    package static let most = 32
    /// A source without a proof for so long is a stranger again: ninety days.
    package static let lifetimeSeconds: Int64 = 90 * 86_400

    package struct Entry: Hashable, Sendable {
        package let source: FailureSource
        /// When the owner last proved a factor there.
        package var last: Int64

        package init(source: FailureSource, last: Int64) {
            self.source = source
            self.last = last
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

    package func containsOther(than source: FailureSource, at now: Int64) -> Bool {
        entries.contains { $0.source != source && $0.holds(at: now) }
    }

    /// Whether the owner is known from nowhere, so that everybody is a stranger.
    package func isEmpty(at now: Int64) -> Bool {
        !entries.contains { $0.holds(at: now) }
    }

    /// Notes a proof of the owner.
    package mutating func met(_ source: FailureSource, at now: Int64) {
        prune(at: now)
        guard source != .unknownHost else { return }
        entries.removeAll { $0.source == source }
        while entries.count >= Self.most, let oldest = entries.indices.min(by: isOlder) {
            entries.remove(at: oldest)
        }
        entries.append(Entry(source: source, last: now))
    }

    /// A time ahead of the clock, which went back, counts from now on.
    private mutating func prune(at now: Int64) {
        entries.removeAll { !$0.holds(at: now) }
        for position in entries.indices { entries[position].last = min(entries[position].last, now) }
    }

    private func isOlder(_ left: Int, _ right: Int) -> Bool { entries[left].last < entries[right].last }
}
