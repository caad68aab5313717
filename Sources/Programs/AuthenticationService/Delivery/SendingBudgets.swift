import Account
import Identity
import Policy

/// How many codes are sent within a day over all accounts, beside what each account's record bounds.
///
/// Forgotten when the daemon ends; the courier counts again.
struct SendingBudgets {
    /// To one account, and to one address, whoever's it is.
    static let mostToOne = 40
    /// To one account at the wish of one place where its owner is known: the rest is for the others.
    static let mostFromPlace = 20
    /// At the wish of one network, for accounts whose owners were never seen there.
    static let mostForStrangers = 300

    /// What one sending counts against.
    struct Claim {
        let uid: UserID
        let destination: Destination
        let source: FailureSource
        /// Whether the owner is known there.
        let isKnown: Bool

        fileprivate var place: Place? { isKnown ? Place(uid: uid, source: source) : nil }

        /// Hosts without an address are no network: all of them would be one.
        fileprivate var network: FailureSource? {
            if case .network = source, !isKnown { source } else { nil }
        }
    }

    fileprivate struct Place: Hashable {
        let uid: UserID
        let source: FailureSource
    }

    private var users = DailyBudget<UserID>(most: mostToOne)
    private var destinations = DailyBudget<Destination>(most: mostToOne)
    private var places = DailyBudget<Place>(most: mostFromPlace)
    private var networks = DailyBudget<FailureSource>(most: mostForStrangers)

    /// Whether one more may be sent; `now` is in seconds of the boot clock.
    func admit(_ claim: Claim, at now: Int64) -> Bool {
        users.admits(claim.uid, at: now) && destinations.admits(claim.destination, at: now)
            && claim.place.map { places.admits($0, at: now) } ?? true
            && claim.network.map { networks.admits($0, at: now) } ?? true
    }

    mutating func count(_ claim: Claim, at now: Int64) {
        _ = users.take(claim.uid, at: now)
        _ = destinations.take(claim.destination, at: now)
        if let place = claim.place { _ = places.take(place, at: now) }
        if let network = claim.network { _ = networks.take(network, at: now) }
    }

    /// Takes back what never left this host.
    mutating func giveBack(_ claim: Claim) {
        users.giveBack(claim.uid)
        destinations.giveBack(claim.destination)
        if let place = claim.place { places.giveBack(place) }
        if let network = claim.network { networks.giveBack(network) }
    }
}
