import Identity

/// The letters of late to the owner of an account: what budgets count, and what administrators are shown.
package struct Deliveries: Hashable, Sendable {
    /// Codes sent within a day, whoever asked for them.
    package static let mostCodesADay = 10
    /// Of those, for sources where the owner was never seen, once there are others; and for any one source.
    ///
    /// Somebody with a stolen password cannot use up what the owner may need.
    package static let mostCodesADayByStrangers = 6
    package static let mostNoticesADay = 20
    /// Remembered; of what counts against a budget nothing is forgotten within a day.
    package static let most = mostCodesADay + mostNoticesADay

    static let day: Int64 = 86_400

    package private(set) var entries: [PastDelivery] = []
    private(set) var last: UInt32 = 0

    package init() {}

    init(entries: [PastDelivery], last: UInt32) {
        self.entries = entries
        self.last = last
    }

    /// Codes that count against today's budget, of every source or of those that `isCounted` takes.
    func codes(at now: Int64, _ isCounted: (PastDelivery) -> Bool = { _ in true }) -> Int {
        entries.count { $0.purpose == .code && $0.isOfToday(now) && isCounted($0) }
    }

    func notices(at now: Int64) -> Int {
        entries.count { $0.purpose != .code && $0.isOfToday(now) }
    }

    /// Notes one that begins now, and gives it a number.
    mutating func begin(
        to contact: Contact, _ purpose: PastDelivery.Purpose, from source: FailureSource?, at now: Int64
    ) -> UInt32 {
        settle(at: now)
        makeRoom(at: now)
        last &+= 1
        entries.append(
            PastDelivery(
                number: last, at: now, channel: contact.channel, masked: contact.destination.masked,
                purpose: purpose, source: source))
        return last
    }

    /// What became of one; false if nobody remembers it.
    mutating func end(_ number: UInt32, _ fate: PastDelivery.Fate) -> Bool {
        guard let position = entries.firstIndex(where: { $0.number == number }) else { return false }
        entries[position].fate = fate
        return true
    }

    /// Takes one out that never was.
    mutating func forget(_ number: UInt32) { entries.removeAll { $0.number == number } }

    /// The clock went back: nobody can tell how long ago it was. Where it came from matters for a day.
    mutating func settle(at now: Int64) {
        for position in entries.indices {
            entries[position].at = min(entries[position].at, now)
            if !entries[position].isOfToday(now) { entries[position].source = nil }
        }
    }

    /// Notices go before codes of today.
    private mutating func makeRoom(at now: Int64) {
        guard entries.count >= Self.most else { return }
        let dispensable =
            entries.firstIndex { !$0.isOfToday(now) } ?? entries.firstIndex { $0.purpose != .code }
        entries.remove(at: dispensable ?? 0)
    }
}

extension PastDelivery {
    fileprivate func isOfToday(_ now: Int64) -> Bool { now.saturatingSubtracting(at) < Deliveries.day }
}
