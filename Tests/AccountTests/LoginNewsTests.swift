import Account
import Identity
import Testing

/// What an owner is to hear of a login.
@Suite struct `News of a login` {
    private static let now: Int64 = 1_800_000_000
    private static let home = FailureSource(remoteHost: "192.0.2.7")
    private static let away = FailureSource(remoteHost: "198.51.100.7")
    private static let key = FailureSource.key([UInt8](repeating: 1, count: FailureSource.keyLength))
    private static let otherKey = FailureSource.key([UInt8](repeating: 2, count: FailureSource.keyLength))

    /// At home with the key, a day ago.
    private static let known: KnownSources = {
        var known = KnownSources()
        known.met(key, beside: home, at: now - 86_400)
        return known
    }()

    @Test(
        arguments: [
            (home, key, nil), (home, nil, nil), (nil, nil, nil), (nil, key, nil),
            (away, key, .network), (away, nil, .network), (home, otherKey, .key), (nil, otherKey, .key),
            (away, otherKey, .networkAndKey), (.unknownHost, key, nil),
        ] as [(FailureSource?, FailureSource?, LoginNews?)])
    func `is what was not known before`(
        network: FailureSource?, key: FailureSource?, news: LoginNews?
    ) {
        #expect(LoginNews(to: Self.known, network: network, key: key, at: Self.now) == news)
    }

    @Test func `is never the first login`() {
        #expect(
            LoginNews(to: KnownSources(), network: Self.away, key: Self.otherKey, at: Self.now) == nil)
    }

    /// Whoever was away for long is told of the return, from wherever.
    @Test func `is a source that was forgotten`() {
        let later = Self.now + KnownSources.lifetimeSeconds
        #expect(LoginNews(to: Self.known, network: Self.home, key: nil, at: later) == .network)
    }

    @Test func `is told once a day, each kind for itself`() throws {
        var account = Account(name: try AccountName("alice"), uid: UserID(rawValue: 1_000), created: 1)
        for (news, seconds, told) in [
            (.network, 0, .network), (.network, 86_399, nil), (.networkAndKey, 1, .key),
            (.networkAndKey, 2, nil), (.networkAndKey, 86_400, .network), (.key, 86_401, .key),
        ] as [(LoginNews, Int64, LoginNews?)] {
            let claimed = account.claim(news, at: Self.now + seconds)
            #expect(claimed == told, "\(seconds)")
        }
        #expect(
            account.upkeep == Upkeep(toldNetwork: Self.now + 86_400, toldKey: Self.now + 86_401))
    }

    @Test func `is told again where the clock went back`() throws {
        var account = Account(name: try AccountName("alice"), uid: UserID(rawValue: 1_000), created: 1)
        let claimed = [Self.now, Self.now - 1].map { account.claim(.key, at: $0) }
        #expect(claimed == [.key, .key])
    }
}
