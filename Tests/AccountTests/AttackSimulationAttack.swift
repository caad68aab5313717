import Account
import Identity

/// Who guesses, how fast, from where, and where the owner is meanwhile.
struct Attack: Sendable, CustomStringConvertible {
    let name: String
    /// Where the guess of a number comes from.
    let source: @Sendable (UInt32) -> FailureSource
    /// Where the owner logs in from, every day; nil for an account that nobody uses.
    var owner: FailureSource? = home
    /// Conversations that submit a code in the same second.
    var atOnce = 1
    /// Seconds between guesses; 0 for as fast as anything is judged.
    var pause: Int64 = 0
    /// Types two codes each time, which ends a wait before its time.
    var isOfPairs = false
    /// Stops so far below the cap, so that the owner's next success forgives it all.
    var leaves: UInt16 = 0

    /// Where the owner's key comes from; known beside it, and without a share.
    var network: FailureSource?
    /// Another place where the owner proves a factor every day.
    var visited: FailureSource?

    var isPaced: Bool { pause > 0 }
    var description: String { name }
    /// Whether the guesser is somewhere that the owner never was.
    var isByStrangers: Bool { source(0) != owner && visited == nil }
}

extension Attack {
    static let home = network(0)
    static let key = FailureSource.key([UInt8](repeating: 7, count: FailureSource.keyLength))

    static let all = byStrangers + byNeighbours

    private static let byStrangers = [
        Attack(name: "the same code again and again, each time in a new conversation", source: fromAway),
        Attack(name: "a hundred conversations at once, all the time", source: fromAway, atOnce: 100),
        Attack(name: "one network, a code every six hours", source: fromAway, pause: 21_600),
        Attack(
            name: "spraying: one code a day here, as on a thousand others", source: fromAway, pause: 86_400),
        Attack(name: "a new network for every code", source: fromEverywhere),
        Attack(name: "a new network for every code, a hundred at once", source: fromEverywhere, atOnce: 100),
        Attack(
            name: "the same, on an account that nobody uses", source: fromEverywhere, owner: nil, atOnce: 100),
        Attack(
            name: "the owner's own network; the owner has an SSH key", source: fromHome, owner: key,
            network: home),
        Attack(
            name: "wrong pairs as soon as one is judged, each from a new network", source: fromEverywhere,
            isOfPairs: true),
        Attack(
            name: "wrong pairs from one network, on an account that nobody uses", source: fromAway,
            owner: nil, isOfPairs: true),
    ]

    private static let byNeighbours = [
        Attack(name: "a network where the owner is at times", source: fromAway, visited: network(1)),
        Attack(name: "the owner's own network, sparing the owner", source: fromHome, leaves: 3),
        Attack(name: "the owner's own network, as fast as it goes", source: fromHome),
        Attack(
            name: "wrong pairs in the owner's own network, sparing the owner", source: fromHome,
            isOfPairs: true,
            leaves: 3),
    ]

    @Sendable private static func fromHome(_ guess: UInt32) -> FailureSource { home }
    @Sendable private static func fromAway(_ guess: UInt32) -> FailureSource { network(1) }
    @Sendable private static func fromEverywhere(_ guess: UInt32) -> FailureSource { network(guess + 1) }

    /// The /24 of a number, from 10.0.0.0 on.
    private static func network(_ number: UInt32) -> FailureSource {
        let bytes = [10, UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number), 0]
        return .network(Network(neighbourhoodOf: InternetAddress(bytes: bytes)))
    }
}
