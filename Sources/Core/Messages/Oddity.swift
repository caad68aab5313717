/// What made a login look odd, as its own person is told.
package enum Oddity: CaseIterable, Hashable, Sendable {
    case network, hour, failures, source, absence, key, terminal, clock

    var text: String {
        switch self {
        case .network: "this network is new for you"
        case .hour: "you are hardly ever here at this time"
        case .failures: "several wrong codes were typed for you lately"
        case .source: "wrong codes came from this network for many people"
        case .absence: "you were not here for a long time"
        case .key: "this SSH key is new for you"
        case .terminal: "this program has no terminal"
        case .clock: "the clock of this host is in doubt"
        }
    }
}
