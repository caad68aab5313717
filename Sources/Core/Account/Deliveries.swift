import Identity

/// The letters of late to the owner of an account: what budgets count, and what administrators are shown.
package struct Deliveries: Hashable, Sendable {
    /// Codes that are sent within a day at the wish of strangers, while the owner was never seen anywhere.
    package static let mostCodesADay = 10
    /// The same once there is somewhere where the owner was; and for any one stranger.
    package static let mostCodesADayByStrangers = 6
    package static let mostNoticesADay = 12
    /// Remembered; of what counts against a budget nothing is forgotten within a day.
    package static let most = mostCodesADay + mostNoticesADay + 2

    static let day: Int64 = 86_400

    package private(set) var entries: [PastDelivery] = []
    private(set) var last: UInt32 = 0

    package init() {}

    init(entries: [PastDelivery], last: UInt32) {
        self.entries = entries
        self.last = last
    }

    /// Codes of today that strangers asked for, or one of them.
    func strangersCodes(at now: Int64, of source: FailureSource? = nil) -> Int {
        entries.count {
            $0.source != nil && !$0.fate.isOurs && $0.isOfToday(now) && (source == nil || $0.source == source)
        }
    }

    /// When a code was last asked for on a channel.
    func lastCode(on channel: OutOfBandChannel) -> Int64? {
        entries.filter { $0.purpose == .code && $0.channel == channel }.map(\.at).max()
    }

    func notices(at now: Int64) -> Int {
        entries.count { $0.purpose != .code && $0.isOfToday(now) }
    }

    /// Notes one that begins now, after ``settle(at:)``, and gives it a number; `source` is a stranger's.
    mutating func begin(
        to contact: Contact, _ purpose: PastDelivery.Purpose, from source: FailureSource?, at now: Int64
    ) -> UInt32 {
        makeRoom(at: now)
        last &+= 1
        entries.append(
            PastDelivery(
                number: last, at: now, channel: contact.channel, masked: contact.destination.masked,
                purpose: purpose, source: source))
        return last
    }

    /// What became of one; nil if nobody remembers it.
    mutating func end(_ number: UInt32, _ fate: PastDelivery.Fate) -> PastDelivery? {
        guard let position = entries.firstIndex(where: { $0.number == number }) else { return nil }
        entries[position].fate = fate
        return entries[position]
    }

    /// Numbers go on: what is under way must not be taken for another.
    mutating func forgetAll() { entries = [] }

    /// Takes one out that never was.
    mutating func forget(_ number: UInt32) { entries.removeAll { $0.number == number } }

    /// Takes what lies ahead of the clock for now: it went back, and nobody can tell how long ago that was.
    ///
    /// Where it came from matters for a day.
    mutating func settle(at now: Int64) {
        for position in entries.indices {
            entries[position].at = min(entries[position].at, now)
            if !entries[position].isOfToday(now) { entries[position].source = nil }
        }
    }

    /// What counts against no budget goes first: what is older than a day, then what the owner asked for, or never left
    /// this host.
    private mutating func makeRoom(at now: Int64) {
        guard entries.count >= Self.most else { return }
        let dispensable =
            entries.firstIndex { !$0.isOfToday(now) }
            ?? entries.firstIndex { $0.purpose == .code && ($0.source == nil || $0.fate.isOurs) }
        entries.remove(at: dispensable ?? entries.firstIndex { $0.purpose != .code } ?? 0)
    }
}

extension PastDelivery {
    fileprivate func isOfToday(_ now: Int64) -> Bool { now.saturatingSubtracting(at) < Deliveries.day }
}
